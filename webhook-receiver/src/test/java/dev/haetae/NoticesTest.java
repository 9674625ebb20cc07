package dev.haetae;

import static dev.haetae.PagerDuty.INTEGRATION;
import static dev.haetae.PagerDuty.JIWOO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Notice.Kind;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PagerDuty says of its incidents: linked to ours where it is about them, alerts of their own where not. */
class NoticesTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    /** Of {@code {}}, the group key of this night's alerts: {@code printf '{}' | sha256sum}. */
    private static final String GROUP = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    @TempDir
    Path directory;

    private Night night;
    private PagerDuty pagerDuty;

    @BeforeEach
    void falls() {
        night = Night.on(directory);
        pagerDuty = new PagerDuty(night);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    @Test
    void anIncidentThatIsNotOursIsAnAlertOfItsOwn() {
        assertThat(pagerDuty.says(Kind.TRIGGERED, "d3640fbd", INTEGRATION).kind())
                .isEqualTo(Fate.Kind.INCIDENT);
        assertThat(night.incident().service()).isEqualTo("payment-service");
        assertThat(night.incident().title()).isEqualTo("Payments fail");

        night.passes(Duration.ofMinutes(1));
        pagerDuty.says(Kind.RESOLVED, "d3640fbd", INTEGRATION);
        assertThat(night.incident().state()).isEqualTo(State.MONITORING);
        night.passes(Duration.ofMinutes(1));
        pagerDuty.says(Kind.REOPENED, "d3640fbd", JIWOO);
        assertThat(night.incident().state()).isEqualTo(State.REOPENED);
        assertThat(night.types()).containsSubsequence("opened", "alert-resolved", "alerts-gone", "alert-back");
    }

    @Test
    void whoAcknowledgesThereHasTakenItHere() {
        pagerDuty.says(Kind.TRIGGERED, "", INTEGRATION);
        pagerDuty.says(Kind.ACKNOWLEDGED, "", JIWOO);

        assertThat(night.incident().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(pagerDuty.lastActorOf("acknowledged"))
                .isEqualTo(new Actor(Actor.Kind.PERSON, "Jiwoo Kim", "pagerduty", List.of()));
    }

    @Test
    void ourOwnKeyLinksAndOpensNothing() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        Fate fate = pagerDuty.says(Kind.TRIGGERED, pagerDuty.ours(), INTEGRATION);

        assertThat(fate.incident()).isEqualTo(night.incident().id());
        assertThat(night.events().getLast().what())
                .isEqualTo(
                        new Happening.Linked("pagerduty", "PGR0VU2", "https://acme.pagerduty.com/incidents/PGR0VU2"));
        pagerDuty.says(Kind.ACKNOWLEDGED, pagerDuty.ours(), JIWOO);
        assertThat(night.incident().isHeld()).isTrue();
        assertThat(night.incident().hold().sentence()).isEqualTo("Jiwoo Kim has taken the incident");
        pagerDuty.says(Kind.RESOLVED, pagerDuty.ours(), JIWOO);
        assertThat(night.incident().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void whoIsCalledHasAPageOfTheirOwnThatIsOursToo() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        pagerDuty.says(Kind.TRIGGERED, pagerDuty.ours() + "/secondary", INTEGRATION);
        Fate fate = pagerDuty.says(Kind.ACKNOWLEDGED, GROUP + "/executive", JIWOO);

        assertThat(night.incidents()).hasSize(1);
        assertThat(fate.incident()).isEqualTo(night.incident().id());
        assertThat(night.types()).contains("linked", "acknowledged", "held");
    }

    @Test
    void whatIsNoLevelOfOursIsNotOurs() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        pagerDuty.says(Kind.TRIGGERED, GROUP + "/nobody", INTEGRATION);

        assertThat(night.incidents()).hasSize(2);
    }

    @Test
    void alertmanagersKeyOfTheGroupLinksToo() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        pagerDuty.says(Kind.TRIGGERED, GROUP, INTEGRATION);
        pagerDuty.says(Kind.ACKNOWLEDGED, GROUP, JIWOO);

        assertThat(night.types()).contains("linked", "acknowledged", "held");
    }

    @Test
    void whatComesTogetherIsLinkedToo() {
        night.receives(night.firing(Night.highCpu(), BEGAN));
        pagerDuty.receives(pagerDuty.notice(Kind.TRIGGERED, GROUP, INTEGRATION));
        pagerDuty.receives(pagerDuty.notice(Kind.ACKNOWLEDGED, GROUP, JIWOO));
        night.haetae().runUntilIdle();

        assertThat(night.types()).containsSubsequence("opened", "linked", "acknowledged");
    }

    @Test
    void onceTheIncidentIsClosedItsGroupIsFree() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        night.haetae().people().resolve(night.incident().id(), Actor.person("jiwoo"));
        night.passes(Duration.ofMinutes(20));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);

        pagerDuty.says(Kind.TRIGGERED, GROUP, INTEGRATION);
        assertThat(night.incidents()).hasSize(2);
    }

    @Test
    void whatNoPersonDidIsOnlyNoted() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        pagerDuty.says(Kind.ACKNOWLEDGED, pagerDuty.ours(), INTEGRATION);
        pagerDuty.says(Kind.RESOLVED, pagerDuty.ours(), INTEGRATION);

        assertThat(night.incident().state()).isEqualTo(State.MITIGATING);
        assertThat(night.incident().isHeld()).isFalse();
        assertThat(night.types()).endsWith("noted", "noted");
        assertThat(pagerDuty.lastActorOf("noted")).isEqualTo(Actor.source("pagerduty"));
    }

    @Test
    void whatPeopleLoweredIsRaisedForWhatIsWorseThanPolicyHadSaid() {
        night.hears(night.firing(Night.labels("ServiceDown", "platform-server", "critical", Map.of()), BEGAN));
        assertThat(night.incident().severity()).isEqualTo(Severity.SEV2);
        pagerDuty.prioritizes("P3", JIWOO);
        night.hears(night.firing(Night.labels("AllZonesDown", "platform-server", "critical", Map.of()), BEGAN));

        assertThat(night.incident().severity()).isEqualTo(Severity.SEV0);
        assertThat(night.incident().overruled()).isNull();
    }

    /** A note names the incident there by its id alone. */
    @Test
    void whatIsLinkedIsKnownByItsIdAlone() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        pagerDuty.says(Kind.TRIGGERED, GROUP, INTEGRATION);
        Fate fate = pagerDuty.says(Kind.NOTED, "", JIWOO);

        assertThat(fate.incident()).isEqualTo(night.incident().id());
        assertThat(night.events().getLast().what()).isEqualTo(new Happening.Noted("what happened there"));
    }

    @Test
    void whatOnceWasAnAlertOfItsOwnStaysOne() {
        pagerDuty.says(Kind.TRIGGERED, GROUP, INTEGRATION);
        night.hears(night.firing(Night.highCpu(), BEGAN));
        assertThat(night.incidents()).hasSize(2);
        night.passes(Duration.ofSeconds(1));
        pagerDuty.says(Kind.RESOLVED, GROUP, INTEGRATION);

        assertThat(night.incidents())
                .filteredOn(incident -> incident.service().equals("payment-service"))
                .allMatch(incident -> incident.state() == State.MONITORING);
    }

    @Test
    void theSameEventIsHeededOnce() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        Notice noted = pagerDuty.notice(Kind.NOTED, pagerDuty.ours(), JIWOO);
        pagerDuty.says(noted);
        assertThat(pagerDuty.says(noted).copies()).isEqualTo(2);
        assertThat(night.types()).containsOnlyOnce("noted");
    }

    @Test
    void theSameEventOpensOneIncident() {
        Notice other = pagerDuty.notice(Kind.TRIGGERED, "", INTEGRATION);
        pagerDuty.says(other);
        assertThat(pagerDuty.says(other).copies()).isEqualTo(2);
        assertThat(night.incidents()).hasSize(1);
    }

    @Test
    void whatIsNotKnownIsRecorded() {
        assertThat(pagerDuty.says(Kind.PING, "", INTEGRATION).because().tag()).isEqualTo("ping");
        assertThat(pagerDuty.says(Kind.UNKNOWN, "", INTEGRATION).because().tag())
                .isEqualTo("unknown-type");
        assertThat(pagerDuty.says(Kind.NOTED, "", JIWOO).because().tag()).isEqualTo("unrelated");
        assertThat(pagerDuty
                        .says(Kind.TRIGGERED, "haetae/20990101-000000-nobody", JIWOO)
                        .because()
                        .tag())
                .isEqualTo("foreign");
        assertThat(night.incidents()).isEmpty();
    }

    @Test
    void whatTheIncidentIsBeyondIsNoted() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        String key = pagerDuty.ours();
        night.haetae().people().resolve(night.incident().id(), Actor.person("jiwoo"));
        night.passes(Duration.ofMinutes(20));
        pagerDuty.says(Kind.ACKNOWLEDGED, key, JIWOO);

        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.types()).endsWith("noted");
    }
}
