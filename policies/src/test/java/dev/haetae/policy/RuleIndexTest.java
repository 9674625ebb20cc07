package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RuleIndexTest {

    private record Rule(int number, Matchers match) {}

    private static final List<String> LABELS = List.of("alertname", "service", "severity", "zone");
    private static final List<String> VALUES = List.of("a", "b", "c", "");
    private static final List<String> EXPECTED = List.of(
            "=\"a\"", "=\"b\"", "=\"\"", "!=\"a\"", "=~\"a|b\"", "=~\"b|c|b\"", "=~\"a.*\"", "!~\"a|b\"", "=~\"a|\"");

    private final Random random = new Random(4);

    /** Whatever the rules and the labels: those that match are the same, and in the same order. */
    @Test
    void findsWhatLookingAtEachWouldFind() {
        for (int round = 0; round < 300; round++) {
            List<Rule> rules =
                    IntStream.range(0, random.nextInt(40)).mapToObj(this::rule).toList();
            RuleIndex<Rule> index = RuleIndex.of(rules, Rule::match);
            for (int alert = 0; alert < 20; alert++) {
                Map<String, String> labels = labels();
                assertThat(index.candidates(labels).filter(rule -> rule.match().match(labels)))
                        .containsExactlyElementsOf(rules.stream()
                                .filter(rule -> rule.match().match(labels))
                                .toList());
            }
        }
    }

    @Test
    void looksAtFewOfThem() {
        List<Rule> rules = IntStream.range(0, 2_000)
                .mapToObj(number -> new Rule(
                        number,
                        Matchers.of(
                                "severity=\"critical\"",
                                "alertname=\"Alert%d\"".formatted(number % 20),
                                "service=\"service-%d\"".formatted(number / 4))))
                .toList();

        assertThat(RuleIndex.of(rules, Rule::match)
                        .candidates(Map.of("severity", "critical", "alertname", "Alert7", "service", "service-1")))
                .extracting(Rule::number)
                .containsExactly(4, 5, 6, 7);
    }

    private Rule rule(int number) {
        String[] matchers = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> one(LABELS) + one(EXPECTED))
                .toArray(String[]::new);
        return new Rule(number, Matchers.of(matchers));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        new ArrayList<>(LABELS).forEach(label -> labels.put(label, one(VALUES)));
        labels.remove(one(LABELS));
        return labels;
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
