package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.cases.Alteration;
import dev.haetae.cases.Altered;
import dev.haetae.cases.Cases;
import dev.haetae.policy.Policies;
import dev.haetae.policy.cases.CaseBook;
import dev.haetae.policy.cases.PolicyCase;
import dev.haetae.policy.cases.RuleNames;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyFiles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Cases that would pass whatever the policies say prove nothing: every rule has cases that are a test of it, and when
 * it is altered they fail.
 */
class AlteredPoliciesTest {

    /** Rules that decide nothing that could come of an alert, and why not. */
    private static final Map<String, String> BEYOND_CASES = Map.of(
            "guardrails.yaml/blastRadius/percentOfPods",
                    "of an imagined workload nobody is away, and shipped restarts take no larger part",
            "guardrails.yaml/blastRadius/percentOfWorkloads", "an imagined namespace runs plenty",
            "guardrails.yaml/groupInterval", "only steps are held against it, when they are loaded",
            "guardrails.yaml/staleAfter", "no order is ever late on an imagined cluster");

    private static CaseBook book;

    @BeforeAll
    static void load() {
        book = CaseBook.load(CasesTest.POLICIES);
    }

    private static List<PolicyCase> of(String rule) {
        return book.cases().stream().filter(one -> one.rules().contains(rule)).toList();
    }

    @Test
    void everyRuleHasACase() {
        Set<String> untested = new HashSet<>(book.rules().places().keySet());
        book.cases().forEach(one -> one.rules().forEach(untested::remove));

        assertThat(untested).isEqualTo(BEYOND_CASES.keySet());
    }

    @TestFactory
    Stream<DynamicTest> itsCasesNoticeEveryAlteration() {
        Altered altered = new Altered(book);
        return book.rules().places().keySet().stream()
                .filter(rule -> !BEYOND_CASES.containsKey(rule))
                .map(rule -> DynamicTest.dynamicTest(rule, () -> check(rule, altered.of(rule))));
    }

    /** Each case notices something, or it is no test of the rule; and each alteration is noticed. */
    private static void check(String rule, List<Alteration> alterations) {
        Set<PolicyCase> blind = new HashSet<>(of(rule));
        List<String> unnoticed = new ArrayList<>();
        for (Alteration alteration : alterations) {
            Set<PolicyCase> noticing = noticing(rule, alteration);
            blind.removeAll(noticing);
            if (noticing.isEmpty()) {
                unnoticed.add(alteration.how());
            }
        }
        assertThat(unnoticed)
                .as("alterations of %s that its cases do not notice", rule)
                .isEmpty();
        assertThat(blind)
                .extracting(PolicyCase::place)
                .as("cases that are no test of %s", rule)
                .isEmpty();
    }

    private static Set<PolicyCase> noticing(String rule, Alteration alteration) {
        Set<PolicyCase> noticing = new HashSet<>();
        alteration.ways().forEach(way -> noticing.addAll(failing(rule, way)));
        return noticing;
    }

    /** What would not even be loaded nobody can put in force. */
    private static List<PolicyCase> failing(String rule, PolicyFiles files) {
        try {
            Policies policies = Policies.of(files);
            Cases cases = new Cases(policies, RuleNames.of(files, policies), new ImaginedReceivers());
            return of(rule).stream().filter(one -> !cases.run(one).passed()).toList();
        } catch (InvalidPolicies refused) {
            return of(rule);
        }
    }
}
