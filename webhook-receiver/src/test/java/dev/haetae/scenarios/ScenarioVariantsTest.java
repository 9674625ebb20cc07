package dev.haetae.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What may come between an alert and its end: steps that do not help, or harm, peers that die, and other hands. */
@QuarkusTest
@TestProfile(Scenery.class)
class ScenarioVariantsTest {

    /** One of them, as it is played. */
    record Variant(String name, Consumer<Cast> how) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Variant> PLAYED = List.of(
            scaling("the first step does not help: the next is taken", ScalingPlays::nextStep),
            scaling("a step makes it worse: stop, take it back, people", ScalingPlays::worse),
            scaling("Prometheus dies mid-step: unverified and frozen", ScalingPlays::noFigures),
            scaling("a person steps in: held, and decided afresh when they let go", ScalingPlays::person),
            scaling("an autoscaler owns it: its floor is raised for a while", ScalingPlays::autoscaler),
            scaling("Argo CD owns it: refused, and named", ScalingPlays::argo),
            scaling("somebody takes the step back: named, and hands off", ScalingPlays::reverted),
            scaling("Argo CD takes the step back: named, and hands off", ScalingPlays::revertedFromGit),
            scaling("an autoscaler takes the step back: named, and hands off", ScalingPlays::revertedByAutoscaler),
            releasing("a release taken back does not help: the next is taken", ReleasePlays::vainRollback),
            releasing("a release taken back makes it worse: stop, people", ReleasePlays::worseRollback),
            releasing("a restart makes it worse: stop, people", ReleasePlays::worseRestart),
            releasing("its first pod crashes on the way back: paused, people", ReleasePlays::stoppedRollback),
            releasing("Argo CD owns what was released: refused, and named", ReleasePlays::releaseInGit),
            releasing("a person steps in while a release is taken back", ReleasePlays::personInRollback),
            releasing("a person steps in while a job runs", ReleasePlays::personInJob),
            bridging("a failure outlasts the ladder: bridged, people, recovered from", BridgingPlays::outlasted),
            bridging("a person has the incident: its recovery waits for them", BridgingPlays::taken),
            bridging("a cache's source fails: left alone for a while, then built anew", BridgingPlays::brokenSource),
            bridging("somebody sets the switch back: named, and hands off", BridgingPlays::switched),
            bridging("somebody lets pods come to the machine again: told, and hands off", BridgingPlays::uncordoned),
            scaling("somebody wrote to it lately: hands off", ScalingPlays::foreignWrite),
            scaling("its namespace is marked to be left alone: hands off", ScalingPlays::marked));

    static final List<Variant> VARIANTS = Stream.concat(
                    PLAYED.stream(), Twisted.all().map(twisted -> new Variant(twisted.toString(), twisted::play)))
            .toList();

    private static Variant scaling(String name, Consumer<ScalingPlays> how) {
        return new Variant(name, cast -> how.accept(new ScalingPlays(cast)));
    }

    private static Variant bridging(String name, Consumer<BridgingPlays> how) {
        return new Variant(name, cast -> how.accept(new BridgingPlays(cast)));
    }

    private static Variant releasing(String name, Consumer<ReleasePlays> how) {
        return new Variant(name, cast -> how.accept(new ReleasePlays(cast)));
    }

    private static final Plays<Variant, Boolean> PLAYS = new Plays<>();

    SimulatorProcess simulator;

    @Inject
    KubernetesClient cluster;

    @TestHTTPResource
    URI receiver;

    ScriptedHttp prometheus;

    RedisPeer redis;

    CacheSource sessions;

    @BeforeEach
    void begin() {
        Cast cast = new Cast(simulator, cluster, redis, sessions, prometheus, new Api(receiver));
        PLAYS.begin(VARIANTS, variant -> {
            variant.how().accept(cast);
            return true;
        });
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("VARIANTS")
    void isSeenTo(Variant variant) {
        assertThat(PLAYS.of(variant)).isTrue();
    }
}
