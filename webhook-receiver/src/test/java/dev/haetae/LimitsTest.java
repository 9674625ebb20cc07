package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Because;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.testkit.ScriptedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How often and how much at once automation may act: counted in the ledger, and given back where nothing was done. */
class LimitsTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Target ZONE_2 = Night.target("game-server-zone-2");
    private static final String GUARDRAILS = PolicyFiles.shipped().texts().get("guardrails.yaml");

    @TempDir
    Path directory;

    private Night by(Policies policies) {
        Night night = new Night(directory, policies, Mode.AUTO, null);
        night.cluster.with(ZONE_2, ScriptedFunction.settled(2));
        return night;
    }

    private static Policies with(String figure, String other) {
        assertThat(GUARDRAILS).contains(figure);
        return OtherPolicies.by(Map.of("guardrails.yaml", GUARDRAILS.replace(figure, other)));
    }

    private static Map<String, String> down(String zone) {
        return Night.labels("GameServerDown", "game-server", "critical", Map.of("zone", zone));
    }

    private static Because lastDenial(Night night) {
        return night.incidents().stream()
                .map(Incident::id)
                .flatMap(id -> night.haetae().incidents().timeline(id).stream())
                .map(Event::what)
                .filter(Happening.Guarded.class::isInstance)
                .map(Happening.Guarded.class::cast)
                .flatMap(guarded -> guarded.verdicts().stream())
                .filter(verdict -> !verdict.allowed())
                .map(Happening.Judgement::because)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void afterAsManyActionsAsAnHourMayHaveThereAreNoneAndARestartForgetsNothing() {
        try (Night night = by(with("service: 6", "service: 1"))) {
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.passes(Duration.ofMinutes(1));
            night.starts();
            night.hears(night.firing(down("zone-2"), BEGAN));
            night.passes(Duration.ofMinutes(3));

            assertThat(night.cluster.writes()).isOne();
            assertThat(lastDenial(night).sentence())
                    .isEqualTo("actions of the last hour: 1 of 1 for service game-server, so none until 19:00:00 UTC");
            assertThat(lastDenial(night).rule()).isEqualTo("guardrails.yaml:13");
        }
    }

    @Test
    void anHourLaterTheServiceMayBeActedOnAgain() {
        try (Night night = by(with("service: 6", "service: 1"))) {
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.passes(Duration.ofMinutes(1));
            night.hears(night.resolved(down("zone-1"), BEGAN));
            night.passes(Duration.ofMinutes(58));
            night.hears(night.firing(down("zone-2"), night.clock.instant()));
            assertThat(night.replicas(ZONE_2)).isEqualTo(2);
            night.passes(Duration.ofSeconds(61));

            assertThat(night.replicas(ZONE_2)).isEqualTo(3);
        }
    }

    @Test
    void whatWasNotCarriedOutCountsForNothing() {
        try (Night night = by(with("service: 6", "service: 1"))) {
            night.scale.nextOrderAnswers(new Outcome.Refused(Refusal.FORBIDDEN, "no right to scale"));
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.hears(night.firing(down("zone-2"), BEGAN));

            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(2);
            assertThat(night.replicas(ZONE_2)).isEqualTo(3);
        }
    }

    @Test
    void whatIsBeyondWhatMayBeActedOnAtOnceWaitsForItsTurn() {
        try (Night night = by(with("targetsAtOnce: 5", "targetsAtOnce: 1"))) {
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.hears(night.firing(down("zone-2"), BEGAN));
            assertThat(night.cluster.writes()).isOne();
            assertThat(lastDenial(night).tag()).isEqualTo("too-many-at-once");
            assertThat(lastDenial(night).rule()).isEqualTo("guardrails.yaml:17");

            night.hears(night.resolved(down("zone-1"), BEGAN));
            night.passes(Duration.ofMinutes(3));
            assertThat(night.cluster.writes()).isEqualTo(2);
        }
    }

    @Test
    void aSmallNamespaceHasNoMoreThanItsShareWorkedOnAtOnce() {
        try (Night night = by(with("percentOfWorkloads: 50", "percentOfWorkloads: 40"))) {
            night.cluster.running(4);
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.hears(night.firing(down("zone-2"), BEGAN));
            assertThat(night.cluster.writes()).as("40 % of four is one").isOne();
            assertThat(lastDenial(night).tag()).isEqualTo("too-large-a-share");
            assertThat(lastDenial(night).rule()).isEqualTo("guardrails.yaml:19");

            night.cluster.running(5);
            night.passes(Duration.ofSeconds(31));
            assertThat(night.cluster.writes()).as("40 % of five is two").isEqualTo(2);
        }
    }

    @Test
    void whereNobodyCanTellHowMuchRunsThereNothingMoreIsBegun() {
        try (Night night = by(Policies.shipped())) {
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.look
                    .nextLook(look -> new Observation.Found(new Findings("uid-1", List.of())))
                    .nextLook(census -> new Observation.Unclear(Failure.FORBIDDEN, "may not list", false));
            night.hears(night.firing(down("zone-2"), BEGAN));

            assertThat(night.cluster.writes()).isOne();
            assertThat(lastDenial(night).tag()).isEqualTo("neighbours-unknown");
        }
    }

    @Test
    void noOrderTakesAwayMoreOfAWorkloadsPodsThanMayBeLost() {
        String shrink = """
                name: shrink
                scenario: S3
                match: ['alertname="HighCPUUsage"', 'service="platform-server"']
                steps:
                  - scale: {to: 1}
                """;
        try (Night night = by(OtherPolicies.by(Map.of("playbooks/shrink.yaml", shrink)))) {
            night.hears(night.firing(Night.highCpu(), BEGAN));

            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
            assertThat(lastDenial(night).tag()).isEqualTo("too-many-pods");
            assertThat(lastDenial(night).rule()).isEqualTo("guardrails.yaml:18");
            assertThat(night.types()).endsWith("step-denied", "handed-over");
        }
    }
}
