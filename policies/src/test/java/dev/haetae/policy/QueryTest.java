package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Labels in PromQL: they come from outside, so that only plain words get in. */
class QueryTest {

    private static final String ERRORS = "rate(errors_total{service=\"{service}\",zone=\"{zone}\"}[5m]) < 0.01";

    @Test
    void labelsStandWhereTheyAreAskedFor() {
        Alert alert = new Alert(Map.of("service", "lobby", "zone", "zone-1"), Map.of());

        assertThat(Query.fill(ERRORS, alert))
                .contains("rate(errors_total{service=\"lobby\",zone=\"zone-1\"}[5m]) < 0.01");
    }

    @Test
    void withoutTheLabelThereIsNoQuery() {
        assertThat(Query.fill(ERRORS, new Alert(Map.of("service", "lobby"), Map.of())))
                .isEmpty();
        assertThat(Query.fill(List.of("up", ERRORS), new Alert(Map.of(), Map.of())))
                .containsExactly("up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"} or vector(1) #", "a\\", "{b}", "a b", "a\nb"})
    void whatCouldEndAStringStaysOut(String zone) {
        Alert alert = new Alert(Map.of("service", "lobby", "zone", zone), Map.of());

        assertThat(Query.fill(ERRORS, alert)).isEmpty();
    }
}
