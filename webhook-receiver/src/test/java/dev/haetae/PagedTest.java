package dev.haetae;

import static dev.haetae.PagerDuty.INTEGRATION;
import static dev.haetae.PagerDuty.JIWOO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Notice.Agent;
import dev.haetae.inbox.Notice.Kind;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.SeverityDecided;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is paged works at PagerDuty: a priority, an acknowledgement given back, a reopening there count here. */
class PagedTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    /** PagerDuty itself, when nobody came back in time. */
    private static final Agent NOBODY = new Agent("", false);

    @TempDir
    Path directory;

    private Night night;
    private PagerDuty pagerDuty;

    @BeforeEach
    void oneIsPaged() {
        night = Night.on(directory);
        pagerDuty = new PagerDuty(night);
        night.hears(night.firing(Night.gameServerDown(), BEGAN));
        assertThat(severity()).isEqualTo(Severity.SEV1);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private Severity severity() {
        return night.incident().severity();
    }

    private String says(Kind kind, Agent agent) {
        return pagerDuty.says(kind, pagerDuty.ours(), agent).because().tag();
    }

    private String prioritizes(String priority) {
        return pagerDuty.prioritizes(priority, JIWOO).because().tag();
    }

    private StatusUpdate lastTold() {
        return night.told.stream()
                .filter(update -> update.kind() != StatusUpdate.Kind.ESCALATED)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private void resolvedByHand() {
        night.haetae().people().resolve(night.incident().id(), Actor.person("jiwoo"));
    }

    @Test
    void aHigherPriorityRaisesTheSeverityAndIsTold() {
        assertThat(prioritizes("P0")).isEqualTo("severity-set-there");

        assertThat(severity()).isEqualTo(Severity.SEV0);
        assertThat(night.events()).anySatisfy(event -> {
            assertThat(event.what()).isEqualTo(new SeverityDecided(Severity.SEV0, Severity.SEV1));
            assertThat(event.actor().id()).isEqualTo("Jiwoo Kim");
            assertThat(event.because().sentence())
                    .isEqualTo("pagerduty's incident PGR0VU2 was given priority P0 there by a person: Sev0, was Sev1");
        });
        assertThat(lastTold().kind()).isEqualTo(StatusUpdate.Kind.SEVERITY_RAISED);
        assertThat(lastTold().facts()).containsEntry("from", "Sev1").containsEntry("by", "Jiwoo Kim");
    }

    @Test
    void aLowerPriorityLowersItAndIsToldToo() {
        prioritizes("SEV-3");
        assertThat(severity()).isEqualTo(Severity.SEV3);
        assertThat(lastTold().kind()).isEqualTo(StatusUpdate.Kind.SEVERITY_LOWERED);
    }

    /** It flaps: policy has nothing to say that it had not said before the person spoke. */
    @Test
    void whatPeopleLoweredPolicyDoesNotRaiseForTheSameReason() {
        prioritizes("P3");
        night.passes(Duration.ofMinutes(1));
        night.hears(night.resolved(Night.gameServerDown(), BEGAN));
        night.passes(Duration.ofSeconds(10));
        night.hears(night.firing(Night.gameServerDown(), night.clock.instant()));

        assertThat(night.types()).contains("alert-back");
        assertThat(severity()).isEqualTo(Severity.SEV3);
    }

    @Test
    void norDoesItLowerWhatPeopleRaised() {
        prioritizes("P0");
        night.hears(
                night.firing(Night.labels("HighErrorRate", "game-server", "warning", Map.of("zone", "zone-1")), BEGAN));
        assertThat(severity()).isEqualTo(Severity.SEV0);
    }

    @Test
    void whatIsNotUnderstoodIsNotedAndSaysSo() {
        assertThat(prioritizes("Rather bad")).isEqualTo("priority-not-understood");
        assertThat(night.events().getLast().what()).isEqualTo(new Happening.Noted("what happened there"));
        assertThat(night.events().getLast().because().sentence()).contains("'Rather bad'");
        assertThat(severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void aPriorityThatChangesNothingIsNoted() {
        assertThat(prioritizes("P1")).isEqualTo("same-severity");
        assertThat(prioritizes(null)).isEqualTo("noted-there");
        assertThat(pagerDuty.prioritizes("P0", INTEGRATION).because().tag()).isEqualTo("noted-there");
        assertThat(severity()).isEqualTo(Severity.SEV1);
    }

    @Test
    void ofWhatIsOverThePriorityIsRecordedAndNotTold() {
        resolvedByHand();
        night.passes(Duration.ofSeconds(1));
        int told = night.told.size();
        assertThat(prioritizes("P0")).isEqualTo("severity-set-there");
        assertThat(night.told).hasSize(told);

        night.passes(Duration.ofMinutes(20));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(prioritizes("P3")).isEqualTo("not-now");
        assertThat(severity()).isEqualTo(Severity.SEV0);
    }

    @Test
    void whoGivesItBackThereHasItNoLonger() {
        says(Kind.ACKNOWLEDGED, JIWOO);
        assertThat(says(Kind.UNACKNOWLEDGED, NOBODY)).isEqualTo("unacknowledged-there");

        Incident incident = night.incident();
        assertThat(incident.state()).isEqualTo(State.OPENED);
        assertThat(incident.isHeld()).isTrue();
        says(Kind.ACKNOWLEDGED, JIWOO);
        assertThat(night.incident().state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void whoAcknowledgedItHereStillHasIt() {
        says(Kind.ACKNOWLEDGED, JIWOO);
        night.haetae().people().acknowledge(night.incident().id(), Actor.person("minjun"));
        assertThat(says(Kind.UNACKNOWLEDGED, NOBODY)).isEqualTo("taken-here");
        assertThat(night.incident().state()).isEqualTo(State.ACKNOWLEDGED);
    }

    @Test
    void whatNobodyHasCannotBeGivenBack() {
        assertThat(says(Kind.UNACKNOWLEDGED, JIWOO)).isEqualTo("not-now");
        assertThat(night.incident().state()).isEqualTo(State.MITIGATING);
    }

    @Test
    void whatIsReopenedThereIsOpenHereAndPeoples() {
        resolvedByHand();
        night.passes(Duration.ofSeconds(1));
        assertThat(says(Kind.REOPENED, JIWOO)).isEqualTo("reopened-there");

        assertThat(night.incident().state()).isEqualTo(State.REOPENED);
        assertThat(night.incident().hold().reason()).isEqualTo("reopened-there");
        assertThat(night.incident().times().resolved()).isNull();
        assertThat(lastTold().kind()).isEqualTo(StatusUpdate.Kind.HELD);
        night.passes(Duration.ofMinutes(20));
        assertThat(night.incident().state()).isEqualTo(State.REOPENED);
        resolvedByHand();
        night.passes(Duration.ofMinutes(20));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatIsOpenOrClosedIsNotReopened() {
        assertThat(says(Kind.REOPENED, JIWOO)).isEqualTo("not-now");
        assertThat(night.events().getLast().because().sentence()).contains("here the incident is mitigating");
        resolvedByHand();
        assertThat(says(Kind.REOPENED, INTEGRATION)).isEqualTo("noted-there");
        night.passes(Duration.ofMinutes(20));
        assertThat(says(Kind.REOPENED, JIWOO)).isEqualTo("not-now");
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }
}
