package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.contract.Severity;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyFiles;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BigPoliciesTest {

    @Test
    void thousandsOfRulesDecideEachTheirOwn() {
        Policies policies = Policies.of(BigPolicies.files());
        Facts facts = Conditions.facts(OptionalInt.empty(), OptionalLong.of(1_000), OptionalDouble.empty());

        for (int rule = 0; rule < BigPolicies.RULES; rule++) {
            Decision<Severity> decision = policies.severity(BigPolicies.alert(rule), new Situation(facts, Alerts.AT));
            assertThat(decision.verdict()).isEqualTo(rule <= 1_000 ? Severity.SEV1 : Severity.SEV2);
            assertThat(policies.correlate(BigPolicies.alert(rule)).because().sentence())
                    .endsWith("by rule rule-%d".formatted(rule));
        }
    }

    @Test
    void theOneThatIsNeverReachedIsFoundAmongThem() {
        TreeMap<String, String> texts = new TreeMap<>(BigPolicies.files().texts());
        texts.computeIfPresent(
                "correlation.yaml",
                (_, text) -> text.replace(
                        "default:",
                        "  - {name: late, match: ['zone=\"a\"', 'service=\"service-0\"', 'alertname=\"Alert1\"'], by: [zone]}\ndefault:"));

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.of(new PolicyFiles("big", texts)))
                .withMessage("correlation.yaml:2002:5: rule late is never reached, because rule-1 at correlation.yaml:3"
                        + " holds wherever it does; put it above that rule, or remove it");
    }
}
