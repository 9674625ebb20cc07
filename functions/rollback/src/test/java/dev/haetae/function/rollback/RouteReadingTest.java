package dev.haetae.function.rollback;

import static dev.haetae.function.rollback.Shapes.manifest;
import static dev.haetae.function.rollback.Shapes.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.function.kubernetes.Sight;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Routes whose stable backend is match, with a canary beside it. */
class RouteReadingTest {

    private static final String HTTP_ROUTE = """
            kind: HTTPRoute
            metadata: {name: match, namespace: game, uid: r, resourceVersion: "1", annotations: {haetae.dev/stable: match}}
            spec:
              rules:
                - backendRefs: [{name: chat, port: 80}]
                - backendRefs: [{name: match, port: 80, weight: %d}, {name: match-canary, port: 80, weight: %d}]
            """;

    private static final String VIRTUAL_SERVICE = """
            kind: VirtualService
            metadata: {name: match, namespace: game, uid: r, resourceVersion: "1", annotations: {haetae.dev/stable: v1}}
            spec:
              http:
                - route:
                    - {destination: {host: match.game.svc.cluster.local, subset: v1}, weight: 90}
                    - {destination: {host: match.game.svc.cluster.local, subset: v2}, weight: 10}
            """;

    @Test
    void theCanaryRunsForAsLongAsItGetsTraffic() {
        Candidate seen = read(HTTP_ROUTE.formatted(90, 10));

        assertThat(seen.state().revision()).isEqualTo("match-canary");
        assertThat(seen.state().lastGood()).isEqualTo("match");
        assertThat(seen.state().ailing()).isTrue();
        Way way = seen.ways().get("match");
        assertThat(way.changes())
                .containsExactly(
                        Way.put("/spec/rules/1/backendRefs/0/weight", 100L),
                        Way.put("/spec/rules/1/backendRefs/1/weight", 0L));
        assertThat(way.against()).isEmpty();
        assertThat(way.undoable()).isFalse();
    }

    @Test
    void withoutCanaryTheStableOneRuns() {
        Candidate seen = read(HTTP_ROUTE.formatted(100, 0));

        assertThat(seen.state().revision()).isEqualTo("match");
        assertThat(seen.state().lastGood()).isNull();
        assertThat(seen.ways()).isEmpty();
    }

    @Test
    void aRouteThatSendsNowhereRunsNothingAndCanBeSentHome() {
        Candidate seen = read(HTTP_ROUTE.formatted(0, 0));

        assertThat(seen.state().revision()).isEqualTo("none");
        assertThat(seen.ways()).containsOnlyKeys("match");
    }

    @Test
    void nothingIsSentToWhereNobodyAnswers() {
        Manifest route = manifest(HTTP_ROUTE.formatted(90, 10));

        Candidate seen = Shapes.present(new RouteReading(Shapes.RULES, Shapes.NOW)
                .read(route, Branches.of(Kind.HTTP_ROUTE, route), _ -> Health.none(), Custody.NOBODY));

        assertThat(seen.ways().get("match").against()).contains("no pod of backend match answers");
    }

    /** Two Services have a subset of that name, and only one of them has pods that answer. */
    @Test
    void everyServiceThatWouldGetAllTrafficMustAnswer() {
        Manifest route = manifest(VIRTUAL_SERVICE + """
                    - route:
                        - {destination: {host: chat, subset: v1}, weight: 90}
                        - {destination: {host: chat, subset: v2}, weight: 10}
                """);

        Candidate seen = Shapes.present(new RouteReading(Shapes.RULES, Shapes.NOW)
                .read(
                        route,
                        Branches.of(Kind.VIRTUAL_SERVICE, route),
                        it -> Health.of(Stream.of(pod("any", "any", it.service().equals("match"), "any")), Shapes.NOW),
                        Custody.NOBODY));

        assertThat(seen.ways().get("v1").against()).contains("no pod of backend v1 of chat answers");
    }

    @Test
    void whoIsStableMustBeSaid() {
        Manifest route = manifest(HTTP_ROUTE.formatted(90, 10).replace("stable: match", "stable: lobby"));

        assertThat(new RouteReading(Shapes.RULES, Shapes.NOW)
                        .read(route, Branches.of(Kind.HTTP_ROUTE, route), _ -> Health.none(), Custody.NOBODY))
                .isInstanceOfSatisfying(
                        Sight.Blind.class,
                        blind -> assertThat(blind.detail()).contains("no rule of match sends to lobby"));
    }

    @Test
    void aVirtualServiceDividesBetweenSubsets() {
        Manifest route = manifest(VIRTUAL_SERVICE);

        assertThat(Branches.of(Kind.VIRTUAL_SERVICE, route))
                .singleElement()
                .satisfies(rule -> assertThat(rule)
                        .containsExactly(
                                new Branch("v1", "match", "v1", "/spec/http/0/route/0/weight", 90),
                                new Branch("v2", "match", "v2", "/spec/http/0/route/1/weight", 10)));
    }

    @Test
    void whatIsInAnotherNamespaceIsNotKnownToAnswer() {
        Manifest route = manifest(VIRTUAL_SERVICE.replace("match.game.svc", "match.other.svc"));

        assertThat(Branches.of(Kind.VIRTUAL_SERVICE, route).getFirst())
                .extracting(Branch::service)
                .containsOnlyNulls();
    }

    /** Stable pods answer, those of the canary do not. */
    private static Candidate read(String yaml) {
        Manifest route = manifest(yaml);
        return Shapes.present(new RouteReading(Shapes.RULES, Shapes.NOW)
                .read(
                        route,
                        Branches.of(Kind.HTTP_ROUTE, route),
                        it -> Health.of(Stream.of(pod("any", "any", it.name().equals("match"), "any")), Shapes.NOW),
                        Custody.NOBODY));
    }
}
