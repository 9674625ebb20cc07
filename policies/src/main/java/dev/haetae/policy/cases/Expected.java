package dev.haetae.policy.cases;

import dev.haetae.policy.source.Passage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is expected to come of a case.
 *
 * @param incidents all of them
 * @param suppressed by which inhibition rule, by the alert's name
 * @param recorded the names of alerts that nobody is told of
 */
public record Expected(
        String place,
        List<ExpectedIncident> incidents,
        Optional<Map<String, Said>> suppressed,
        Optional<List<Said>> recorded) {

    static Expected read(Passage one) {
        Passage incidents = one.at("expect");
        return new Expected(
                incidents.place(),
                incidents.items().stream().flatMap(Expected::incidents).toList(),
                one.ifSaid("suppressed").map(Expected::suppressed),
                one.ifSaid("recorded")
                        .map(list -> list.items().stream().map(Said::of).toList()));
    }

    private static Stream<ExpectedIncident> incidents(Passage passage) {
        ExpectedIncident one = ExpectedIncident.read(passage);
        int times = passage.ifSaid("times").map(said -> said.as(Integer.class)).orElse(1);
        return IntStream.rangeClosed(1, times).mapToObj(one::numbered);
    }

    private static Map<String, Said> suppressed(Passage mapping) {
        Map<String, Said> rules = new LinkedHashMap<>();
        mapping.entries().forEach((alert, rule) -> rules.put(alert, Said.of(rule)));
        return rules;
    }
}
