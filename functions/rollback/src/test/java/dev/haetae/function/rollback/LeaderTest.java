package dev.haetae.function.rollback;

import static dev.haetae.function.rollback.Shapes.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a Rollout leads a Service or a route. */
class LeaderTest {

    private static final List<Manifest> ROLLOUTS = List.of(manifest("""
                    kind: Rollout
                    metadata: {name: blue-green}
                    spec: {strategy: {blueGreen: {activeService: active, previewService: preview}}}
                    """), manifest("""
                    kind: Rollout
                    metadata: {name: canary}
                    spec:
                      strategy:
                        canary:
                          stableService: stable
                          canaryService: canary
                          trafficRouting:
                            istio: {virtualService: {name: vs}, virtualServices: [{name: vs-2}]}
                            plugins:
                              argoproj-labs/gatewayAPI: {httpRoute: route, httpRoutes: [{name: route-2}]}
                    """));

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "SERVICE, active, blue-green",
                "SERVICE, preview, blue-green",
                "SERVICE, stable, canary",
                "SERVICE, canary, canary",
                "SERVICE, vs, -",
                "VIRTUAL_SERVICE, vs, canary",
                "VIRTUAL_SERVICE, vs-2, canary",
                "VIRTUAL_SERVICE, route, -",
                "HTTP_ROUTE, route, canary",
                "HTTP_ROUTE, route-2, canary",
                "HTTP_ROUTE, other, -"
            })
    void isTheRolloutThatNamesIt(Kind kind, String name, String rollout) {
        assertThat(Leader.among(ROLLOUTS, kind, name).map(Owner::name).orElse(null))
                .isEqualTo(rollout == null ? null : "Rollout " + rollout);
    }

    @Test
    void whatArgoMarkedSaysSoItself() {
        assertThat(Leader.of(manifest("""
                kind: Service
                metadata: {name: active, annotations: {argo-rollouts.argoproj.io/managed-by-rollouts: blue-green}}
                """))).hasValueSatisfying(owner -> {
            assertThat(owner.name()).isEqualTo("Rollout blue-green");
            assertThat(owner.remedy()).contains("roll back the Rollout itself");
        });
    }
}
