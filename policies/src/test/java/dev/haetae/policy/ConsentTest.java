package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Scale;
import dev.haetae.contract.Severity;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person is asked where a rule names verb, severity and environment, each of which may be left out. */
class ConsentTest {

    private static final Scale SCALE = new Scale(
            "inc/1",
            new Target("production", "game", "Deployment", "matchmaking"),
            3,
            new State.Replicas(2, 2, 1, "uid"),
            Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "     ,     ,           , SEV3, true",
        "scale,     ,           , SEV3, true",
        "rollback,  ,           , SEV3, false",
        "     , SEV0,           , SEV0, true",
        "     , SEV0,           , SEV1, false",
        "     , SEV0,           ,     , true",
        "     ,     , production, SEV1, true",
        "     ,     , staging,    SEV1, false",
        "scale, SEV1, production, SEV1, true",
        "scale, SEV1, staging,    SEV1, false"
    })
    void isAskedForWhatItsRuleNames(String verb, Severity severity, String cluster, Severity of, boolean asked) {
        Guardrails.Consent rule = new Guardrails.Consent(
                verb == null ? null : List.of(verb), severity == null ? null : List.of(severity), cluster);

        assertThat(rule.isAskedFor(SCALE, of)).isEqualTo(asked);
    }
}
