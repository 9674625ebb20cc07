package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Notice.Agent;
import dev.haetae.inbox.Notice.Kind;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.HappeningNames;
import dev.haetae.incident.State;
import dev.haetae.policy.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What PagerDuty says of its incidents: linked to ours where it is about them, alerts of their own where not. */
class NoticesTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Agent JIWOO = new Agent("Jiwoo Kim", true);
    private static final Agent INTEGRATION = new Agent("Alertmanager", false);

    /** Of {@code {}}, the group key of this night's alerts: {@code printf '{}' | sha256sum}. */
    private static final String GROUP = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    @TempDir
    Path directory;

    private Night night;
    private int events;

    @BeforeEach
    void falls() {
        night = Night.on(directory);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private Notice notice(Kind kind, String key, Agent agent) {
        Instant now = night.clock.instant();
        return new Notice(
                Delivery.hash("event " + events++),
                "pagerduty",
                kind,
                "incident." + kind.name().toLowerCase(Locale.ROOT),
                kind == Kind.PING || kind == Kind.UNKNOWN ? "" : "PGR0VU2",
                key,
                agent,
                new Alert(
                        Map.of("alertname", "Payments fail", "service", "payment-service", "severity", "critical"),
                        Map.of("summary", "Payments fail")),
                "priority updated: P1",
                "https://acme.pagerduty.com/incidents/PGR0VU2",
                now,
                now);
    }

    private Fate says(Kind kind, String key, Agent agent) {
        return says(notice(kind, key, agent));
    }

    private Fate says(Notice notice) {
        receives(notice);
        night.haetae().runUntilIdle();
        return night.haetae().inbox().fate(notice.id()).orElseThrow();
    }

    private void receives(Notice notice) {
        night.haetae().inbox().accept(List.of(notice)).toCompletableFuture().join();
    }

    private String ours() {
        return "haetae/" + night.incident().id();
    }

    private Actor lastActorOf(String type) {
        return night.events().stream()
                .filter(event -> HappeningNames.of(event.what()).equals(type))
                .reduce((first, second) -> second)
                .orElseThrow()
                .actor();
    }

    @Test
    void anIncidentThatIsNotOursIsAnAlertOfItsOwn() {
        assertThat(says(Kind.TRIGGERED, "d3640fbd", INTEGRATION).kind()).isEqualTo(Fate.Kind.INCIDENT);
        assertThat(night.incident().service()).isEqualTo("payment-service");
        assertThat(night.incident().title()).isEqualTo("Payments fail");

        night.passes(Duration.ofMinutes(1));
        says(Kind.RESOLVED, "d3640fbd", INTEGRATION);
        assertThat(night.incident().state()).isEqualTo(State.MONITORING);
        night.passes(Duration.ofMinutes(1));
        says(Kind.REOPENED, "d3640fbd", JIWOO);
        assertThat(night.incident().state()).isEqualTo(State.REOPENED);
        assertThat(night.types()).containsSubsequence("opened", "alert-resolved", "alerts-gone", "alert-back");
    }

    @Test
    void whoAcknowledgesThereHasTakenItHere() {
        says(Kind.TRIGGERED, "", INTEGRATION);
        says(Kind.ACKNOWLEDGED, "", JIWOO);

        assertThat(night.incident().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(lastActorOf("acknowledged"))
                .isEqualTo(new Actor(Actor.Kind.PERSON, "Jiwoo Kim", "pagerduty", List.of()));
    }

    @Test
    void ourOwnKeyLinksAndOpensNothing() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        Fate fate = says(Kind.TRIGGERED, ours(), INTEGRATION);

        assertThat(fate.incident()).isEqualTo(night.incident().id());
        assertThat(night.events().getLast().what())
                .isEqualTo(
                        new Happening.Linked("pagerduty", "PGR0VU2", "https://acme.pagerduty.com/incidents/PGR0VU2"));
        says(Kind.ACKNOWLEDGED, ours(), JIWOO);
        assertThat(night.incident().isHeld()).isTrue();
        assertThat(night.incident().hold().sentence()).isEqualTo("Jiwoo Kim has taken the incident");
        says(Kind.RESOLVED, ours(), JIWOO);
        assertThat(night.incident().state()).isEqualTo(State.RESOLVED);
    }

    @Test
    void alertmanagersKeyOfTheGroupLinksToo() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        says(Kind.TRIGGERED, GROUP, INTEGRATION);
        says(Kind.ACKNOWLEDGED, GROUP, JIWOO);

        assertThat(night.types()).contains("linked", "acknowledged", "held");
    }

    @Test
    void whatComesTogetherIsLinkedToo() {
        night.receives(night.firing(Night.highCpu(), BEGAN));
        receives(notice(Kind.TRIGGERED, GROUP, INTEGRATION));
        receives(notice(Kind.ACKNOWLEDGED, GROUP, JIWOO));
        night.haetae().runUntilIdle();

        assertThat(night.types()).containsSubsequence("opened", "linked", "acknowledged");
    }

    @Test
    void onceTheIncidentIsClosedItsGroupIsFree() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        night.haetae().people().resolve(night.incident().id(), Actor.person("jiwoo"));
        night.passes(Duration.ofMinutes(20));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);

        says(Kind.TRIGGERED, GROUP, INTEGRATION);
        assertThat(night.incidents()).hasSize(2);
    }

    @Test
    void whatNoPersonDidIsOnlyNoted() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        says(Kind.ACKNOWLEDGED, ours(), INTEGRATION);
        says(Kind.RESOLVED, ours(), INTEGRATION);

        assertThat(night.incident().state()).isEqualTo(State.MITIGATING);
        assertThat(night.incident().isHeld()).isFalse();
        assertThat(night.types()).endsWith("noted", "noted");
        assertThat(lastActorOf("noted")).isEqualTo(Actor.source("pagerduty"));
    }

    /** A note names the incident there by its id alone. */
    @Test
    void whatIsLinkedIsKnownByItsIdAlone() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        says(Kind.TRIGGERED, GROUP, INTEGRATION);
        Fate fate = says(Kind.NOTED, "", JIWOO);

        assertThat(fate.incident()).isEqualTo(night.incident().id());
        assertThat(night.events().getLast().what()).isEqualTo(new Happening.Noted("priority updated: P1"));
    }

    @Test
    void whatOnceWasAnAlertOfItsOwnStaysOne() {
        says(Kind.TRIGGERED, GROUP, INTEGRATION);
        night.hears(night.firing(Night.highCpu(), BEGAN));
        assertThat(night.incidents()).hasSize(2);
        night.passes(Duration.ofSeconds(1));
        says(Kind.RESOLVED, GROUP, INTEGRATION);

        assertThat(night.incidents())
                .filteredOn(incident -> incident.service().equals("payment-service"))
                .allMatch(incident -> incident.state() == State.MONITORING);
    }

    @Test
    void theSameEventIsHeededOnce() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        Notice noted = notice(Kind.NOTED, ours(), JIWOO);
        says(noted);
        assertThat(says(noted).copies()).isEqualTo(2);
        assertThat(night.types()).containsOnlyOnce("noted");
    }

    @Test
    void theSameEventOpensOneIncident() {
        Notice other = notice(Kind.TRIGGERED, "", INTEGRATION);
        says(other);
        assertThat(says(other).copies()).isEqualTo(2);
        assertThat(night.incidents()).hasSize(1);
    }

    @Test
    void whatIsNotKnownIsRecorded() {
        assertThat(says(Kind.PING, "", INTEGRATION).because().tag()).isEqualTo("ping");
        assertThat(says(Kind.UNKNOWN, "", INTEGRATION).because().tag()).isEqualTo("unknown-type");
        assertThat(says(Kind.NOTED, "", JIWOO).because().tag()).isEqualTo("unrelated");
        assertThat(says(Kind.TRIGGERED, "haetae/20990101-000000-nobody", JIWOO)
                        .because()
                        .tag())
                .isEqualTo("foreign");
        assertThat(night.incidents()).isEmpty();
    }

    @Test
    void whatTheIncidentIsBeyondIsNoted() {
        night.hears(night.firing(Night.highCpu(), BEGAN));
        String key = ours();
        night.haetae().people().resolve(night.incident().id(), Actor.person("jiwoo"));
        night.passes(Duration.ofMinutes(20));
        says(Kind.ACKNOWLEDGED, key, JIWOO);

        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.types()).endsWith("noted");
    }
}
