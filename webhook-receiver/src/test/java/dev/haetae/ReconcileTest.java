package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.incident.Actor;
import dev.haetae.incident.State;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.triage.Upstream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks that never came are made up for by what Alertmanager itself holds. */
class ReconcileTest implements Upstream {

    private static final Map<String, String> ODD = Night.labels("SomethingOdd", "matchmaking", "warning", Map.of());
    private static final Map<String, String> CPU = Night.highCpu();

    @TempDir
    Path directory;

    private final List<Held> held = new ArrayList<>();
    private boolean answers = true;
    private Night night;

    @BeforeEach
    void falls() {
        night = new Night(directory, Policies.shipped(), Mode.AUTO, null, this);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    @Override
    public String source() {
        return "alertmanager";
    }

    @Override
    public Optional<List<Held>> holds(Instant now) {
        return answers ? Optional.of(List.copyOf(held)) : Optional.empty();
    }

    private Held holding(Map<String, String> labels, boolean active, boolean ours, String... silences) {
        Delivery like = night.firing(labels, Night.THREE);
        Held alert = new Held(like.fingerprint(), like.alert(), like.startsAt(), active, List.of(silences), ours, "");
        held.add(alert);
        return alert;
    }

    @Test
    void whatIsGoneThereIsResolvedOnceNothingWasHeardForLong() {
        night.hears(night.firing(ODD, Night.THREE));
        night.passes(Duration.ofMinutes(14));
        assertThat(night.incident().firing()).isOne();

        night.passes(Duration.ofMinutes(10));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.types()).containsOnlyOnce("alert-resolved");
    }

    @Test
    void anAlertmanagerThatCannotBeAskedProvesNothing() {
        answers = false;
        night.hears(night.firing(ODD, Night.THREE));
        night.passes(Duration.ofHours(5));
        assertThat(night.incident().firing()).isOne();
    }

    @Test
    void whatItStillHoldsStaysAsItIs() {
        holding(ODD, true, true);
        night.hears(night.firing(ODD, Night.THREE));
        night.passes(Duration.ofHours(5));
        assertThat(night.incident().firing()).isOne();
        assertThat(night.incident().isHeld()).isFalse();
    }

    @Test
    void whatWeNeverGotIsTakenIn() {
        holding(ODD, true, true);
        night.passes(Duration.ofMinutes(14));
        assertThat(night.incidents()).isEmpty();

        night.passes(Duration.ofMinutes(10));
        assertThat(night.incident().title()).isEqualTo("SomethingOdd of matchmaking");
        held.clear();
        night.passes(Duration.ofMinutes(30));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatIsNotForUsOrSilencedOrAlwaysFiresIsNotTakenIn() {
        holding(ODD, true, false);
        holding(CPU, false, true, "5f0a");
        holding(Map.of("alertname", "Watchdog"), true, true);
        night.passes(Duration.ofHours(1));
        assertThat(night.incidents()).isEmpty();
    }

    @Test
    void whatIsSilencedThereIsHeldOnce() {
        holding(ODD, false, true, "5f0a");
        night.hears(night.firing(ODD, Night.THREE));
        night.passes(Duration.ofMinutes(25));

        assertThat(night.incident().hold().sentence()).contains("SomethingOdd", "5f0a");
        assertThat(night.told()).contains("HELD");
        night.haetae().people().resume(night.incident().id(), Actor.person("jiwoo"));
        night.passes(Duration.ofHours(2));
        assertThat(night.incident().isHeld()).isFalse();
    }

    @Test
    void otherSourcesAreNotItsBusiness() {
        Delivery theirs = night.firing(ODD, Night.THREE);
        night.hears(Delivery.of(
                "grafana",
                theirs.fingerprint(),
                Delivery.Status.FIRING,
                theirs.startsAt(),
                null,
                theirs.alert(),
                theirs.origin(),
                night.clock.instant()));
        night.passes(Duration.ofHours(2));
        assertThat(night.incident().firing()).isOne();
    }

    @Test
    void itGoesOnAfterARestart() {
        night.hears(night.firing(ODD, Night.THREE));
        night.starts();
        night.starts();
        night.passes(Duration.ofMinutes(30));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }
}
