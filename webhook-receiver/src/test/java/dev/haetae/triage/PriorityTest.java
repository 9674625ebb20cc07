package dev.haetae.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people call a priority elsewhere. */
class PriorityTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            P0,             SEV0
            P1,             SEV1
            p2,             SEV2
            P3,             SEV3
            P4,             SEV3
            P5,             SEV3
            SEV-0,          SEV0
            SEV-1,          SEV1
            sev2,           SEV2
            Severity 3,     SEV3
            S1,             SEV1
            Priority 2,     SEV2
            P1 - Critical,  SEV1
            ' SEV_1: bad ', SEV1
            """)
    void theNumberSaysIt(String name, Severity severity) {
        assertThat(Priority.severity(name, Severity.SEV2)).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Critical", "1", "P", "P6", "P10", "P-", "VIP1", "SEVERE", "Top 1"})
    void anythingElseIsNotUnderstood(String name) {
        assertThat(Priority.severity(name, Severity.SEV2)).isEmpty();
    }

    @Test
    void whoHasNoneAboveP1DoesNotLowerAnythingByIt() {
        assertThat(Priority.severity("P1", Severity.SEV0)).contains(Severity.SEV0);
        assertThat(Priority.severity("P2", Severity.SEV0)).contains(Severity.SEV2);
        assertThat(Priority.severity("SEV-1", Severity.SEV0)).contains(Severity.SEV1);
    }
}
