package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.announce.Announcers;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.Audience;
import dev.haetae.contract.Failure;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Notice;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who hears of an incident (I4), and what becomes of the news when somebody cannot be told. */
class RoutingTest {

    private static final Instant MAINTENANCE = Instant.parse("2026-11-23T17:30:00Z");
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    /** A channel that keeps what it is told, and fails as it is told to. */
    private static final class Channel implements Announcer {

        private record Heard(StatusUpdate update, Audience audience) {}

        private final String kind;
        private final List<Heard> heard = new CopyOnWriteArrayList<>();
        private final Queue<Told.Undelivered> failures = new ArrayDeque<>();
        private String missing;

        Channel(String kind) {
            this.kind = kind;
        }

        @Override
        public String channel() {
            return kind;
        }

        @Override
        public Optional<String> missing() {
            return Optional.ofNullable(missing);
        }

        @Override
        public Told tell(StatusUpdate update) {
            throw new AssertionError("nobody in particular was told");
        }

        @Override
        public Told tell(StatusUpdate update, Audience audience) {
            Told failure = failures.poll();
            if (failure != null) {
                return failure;
            }
            heard.add(new Heard(update, audience));
            return new Told.Delivered(kind + "-" + heard.size());
        }

        List<String> kinds() {
            return heard.stream().map(one -> one.update().kind().name()).toList();
        }

        Audience audience(int index) {
            return heard.get(index).audience();
        }
    }

    @TempDir
    Path directory;

    private final Channel log = new Channel("log");
    private final Channel slack = new Channel("slack");
    private final Channel pager = new Channel("pagerduty");
    private final Channel page = new Channel("statuspage");
    private Night night;

    @BeforeEach
    void falls() {
        night = new Night(directory, OtherPolicies.callingNobody(), Mode.AUTO, null);
        night.announcesOver(Announcers.of(Stream.of(log, slack, pager, page)));
    }

    @AfterEach
    void ends() {
        night.close();
    }

    @Test
    void aCriticalOneIsForThePagerAndTheTeam() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        assertThat(pager.kinds()).containsExactly("OPENED", "DIAGNOSED", "ACTING", "APPLIED");
        assertThat(slack.kinds()).isEqualTo(pager.kinds());
        assertThat(log.kinds()).isEqualTo(pager.kinds());
        assertThat(page.heard).isEmpty();
        assertThat(slack.audience(0).address()).contains("#game-sre");
    }

    @Test
    void aWarningIsForTheTeam() {
        night.hears(night.firing(Night.highCpu(), BEGAN));

        assertThat(slack.kinds()).startsWith("OPENED").isEqualTo(log.kinds());
        assertThat(pager.heard).isEmpty();
        assertThat(page.heard).isEmpty();
    }

    @Test
    void nobodyHearsOfWhatIsOnlyForInformation() {
        Map<String, String> info = Night.labels("HighCPUUsage", "platform-server", "info", Map.of());
        night.hears(night.firing(info, BEGAN));
        taken();
        night.hears(night.resolved(info, BEGAN));
        night.passes(Duration.ofMinutes(5));

        assertThat(night.types()).contains("acknowledged", "resolved");
        assertThat(Stream.of(log, slack, pager, page).flatMap(one -> one.heard.stream()))
                .isEmpty();
    }

    @Test
    void inMaintenanceItIsRecordedOnly() {
        night.clock.set(MAINTENANCE);
        night.hears(night.firing(Night.gameServerDown(), MAINTENANCE.minusSeconds(60)));

        assertThat(log.kinds()).startsWith("OPENED");
        assertThat(Stream.of(slack, pager, page).flatMap(one -> one.heard.stream()))
                .isEmpty();
    }

    @Test
    void aTotalOutageIsToldInMaintenanceToo() {
        night.clock.set(MAINTENANCE);
        night.hears(night.firing(
                Night.labels("AllZonesDown", "game-server", "critical", Map.of()), MAINTENANCE.minusSeconds(60)));

        assertThat(Stream.of(log, slack, pager, page))
                .allSatisfy(one -> assertThat(one.kinds()).contains("OPENED"));
        assertThat(page.audience(0).languages()).containsExactlyInAnyOrder("ko", "en");
    }

    @Test
    void aChannelThatIsNotConfiguredIsSaidSoOnceAndNothingIsLost() {
        slack.missing = "HAETAE_ANNOUNCE_SLACK_TOKEN";
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        assertThat(log.kinds()).containsExactly("OPENED", "DIAGNOSED", "ACTING", "APPLIED");
        assertThat(pager.kinds()).isEqualTo(log.kinds());
        assertThat(night.timeline())
                .filteredOn(line -> line.contains("not-announced"))
                .singleElement()
                .asString()
                .contains("team#game-sre is not configured (HAETAE_ANNOUNCE_SLACK_TOKEN is not set)");
    }

    @Test
    void aChannelThatFailsDelaysNoOtherAndIsToldInOrder() {
        slack.failures.addAll(List.of(failure(Duration.ZERO), failure(Duration.ZERO), failure(Duration.ZERO)));
        night.hears(night.firing(Night.gameServerDown(), BEGAN));
        assertThat(pager.kinds()).containsExactly("OPENED", "DIAGNOSED", "ACTING", "APPLIED");
        assertThat(slack.heard).isEmpty();

        night.passes(Duration.ofMinutes(2));

        assertThat(slack.kinds()).startsWith("OPENED", "DIAGNOSED", "ACTING", "APPLIED");
        assertThat(slack.audience(0).again()).isTrue();
        assertThat(slack.audience(1).again()).isFalse();
    }

    @Test
    void aChannelThatWantsPatienceGetsIt() {
        slack.failures.add(failure(Duration.ofMinutes(3)));
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        night.passes(Duration.ofSeconds(179));
        assertThat(slack.heard).isEmpty();

        night.passes(Duration.ofSeconds(2));
        assertThat(slack.kinds()).startsWith("OPENED");
    }

    @Test
    void aRefusalIsFinalAndSaid() {
        slack.failures.add(new Announcer.Told.Undelivered(Failure.UNEXPECTED, "slack: it refuses: is_archived", false));
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        assertThat(slack.kinds()).containsExactly("DIAGNOSED", "ACTING", "APPLIED");
        assertThat(night.timeline()).anyMatch(line -> line.contains("not-announced: slack: it refuses: is_archived"));
    }

    @Test
    void aThreadGoesOnAfterARestart() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));
        assertThat(slack.audience(0).earlier()).isEmpty();
        assertThat(slack.audience(3).earlier()).contains("slack-3");

        night.starts();
        night.hears(night.resolved(Night.gameServerDown(), BEGAN));
        night.passes(Duration.ofMinutes(5));

        assertThat(slack.kinds()).endsWith("RESOLVED");
        assertThat(slack.audience(4).earlier()).contains("slack-4");
    }

    @Test
    void eachTellingIsInTheTimelineUnderItsChannel() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        assertThat(night.events().stream()
                        .map(Event::what)
                        .filter(Happening.Announced.class::isInstance)
                        .map(what -> ((Happening.Announced) what).channel()))
                .containsOnly("log", "pager", "team#game-sre")
                .hasSize(3 * 4);
    }

    private void taken() {
        night.haetae().people().acknowledge(night.incident().id(), Actor.person("jiwoo"));
        night.haetae().runUntilIdle();
    }

    @Test
    void whoTakesItIsSaidToThePagerAndTheTeam() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));
        taken();

        assertThat(pager.kinds()).containsExactly("OPENED", "DIAGNOSED", "ACTING", "APPLIED", "ACKNOWLEDGED", "HELD");
        assertThat(slack.kinds()).isEqualTo(pager.kinds());
    }

    @Test
    void whoTakesItAfterTheLastStepIsSaidTooThoughThereIsNothingToHold() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));
        night.passes(Duration.ofMinutes(30));
        assertThat(pager.kinds()).endsWith("HANDED_OVER");
        taken();

        assertThat(night.incident().isHeld()).isFalse();
        assertThat(pager.kinds()).endsWith("HANDED_OVER", "ACKNOWLEDGED");
    }

    @Test
    void whoTakesItAtPagerDutyIsKnownThere() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));
        PagerDuty pagerDuty = new PagerDuty(night);
        pagerDuty.says(Notice.Kind.ACKNOWLEDGED, pagerDuty.ours(), PagerDuty.JIWOO);

        assertThat(slack.kinds()).endsWith("ACKNOWLEDGED", "HELD");
        assertThat(log.kinds()).isEqualTo(slack.kinds());
        assertThat(pager.kinds()).doesNotContain("ACKNOWLEDGED");
    }

    @Test
    void whoHasItIsNotThePublics() {
        night.hears(night.firing(Night.labels("AllZonesDown", "game-server", "critical", Map.of()), BEGAN));
        taken();

        assertThat(pager.kinds()).contains("ACKNOWLEDGED");
        assertThat(page.kinds()).contains("OPENED").doesNotContain("ACKNOWLEDGED");
    }

    private void calling(Policies policies, Map<String, String> labels) {
        try (Night calling = new Night(directory.resolve("calling"), policies, Mode.AUTO, null)) {
            calling.announcesOver(Announcers.of(Stream.of(log, slack, pager, page)));
            calling.hears(calling.firing(labels, BEGAN));
            calling.passes(Duration.ofSeconds(10));
        }
    }

    @Test
    void whoIsCalledHearsOfItOnTheirLevelsChannel() {
        calling(Policies.shipped(), Night.labels("SlowTick", "platform-server", "warning", Map.of()));

        assertThat(pager.kinds()).containsExactly("ESCALATED");
        assertThat(log.kinds()).contains("ESCALATED");
        assertThat(slack.kinds()).startsWith("OPENED").doesNotContain("ESCALATED");
    }

    private void calls(Night called, String level) {
        called.haetae().escalations().escalate(called.incident().id(), Actor.person("jiwoo"), Optional.of(level));
        called.haetae().runUntilIdle();
    }

    private Map<String, String> facts(int index) {
        return pager.heard.get(index).update().facts();
    }

    /** Nobody else hears of it over the pager, so only who was called has something to end; across a restart. */
    @Test
    void whoWasCalledHearsThatItIsTakenAndThatItIsOver() {
        try (Night called = new Night(directory.resolve("called"), Policies.shipped(), Mode.AUTO, null)) {
            called.announcesOver(Announcers.of(Stream.of(log, slack, pager, page)));
            called.hears(called.firing(Night.highCpu(), BEGAN));
            assertThat(pager.heard).isEmpty();
            calls(called, "secondary");
            called.haetae().people().acknowledge(called.incident().id(), Actor.person("jiwoo"));
            called.passes(Duration.ofMinutes(1));
            calls(called, "executive");
            called.starts();
            called.hears(called.resolved(Night.highCpu(), BEGAN));
            called.passes(Duration.ofMinutes(10));
        }
        assertThat(pager.kinds()).containsExactly("ESCALATED", "ACKNOWLEDGED", "ESCALATED", "RESOLVED");
        assertThat(facts(0)).containsEntry("level", "secondary").containsKey("ringing");
        assertThat(facts(1)).containsEntry("levels", "secondary");
        assertThat(facts(2)).doesNotContainKey("ringing");
        assertThat(facts(3)).containsEntry("levels", "secondary executive");
        assertThat(pager.audience(3).earlier()).contains("pagerduty-3");
    }

    @Test
    void whoWasCalledForWhatIsOnlyForInformationHearsThatItIsOver() {
        Map<String, String> info = Night.labels("HighCPUUsage", "platform-server", "info", Map.of());
        try (Night called = new Night(directory.resolve("called"), Policies.shipped(), Mode.AUTO, null)) {
            called.announcesOver(Announcers.of(Stream.of(log, slack, pager, page)));
            called.hears(called.firing(info, BEGAN));
            calls(called, "tertiary");
            called.hears(called.resolved(info, BEGAN));
            called.passes(Duration.ofMinutes(10));
        }
        assertThat(pager.kinds()).containsExactly("ESCALATED", "RESOLVED");
        assertThat(log.kinds()).isEqualTo(pager.kinds());
        assertThat(slack.heard).isEmpty();
    }

    /** What the pager cannot be told yet it will be told: its end, too. */
    @Test
    void whoIsStillToBeCalledHearsThatItIsOverAfterThat() {
        pager.failures.add(failure(Duration.ofMinutes(9)));
        try (Night called = new Night(directory.resolve("called"), Policies.shipped(), Mode.AUTO, null)) {
            called.announcesOver(Announcers.of(Stream.of(log, slack, pager, page)));
            called.hears(called.firing(Night.highCpu(), BEGAN));
            calls(called, "secondary");
            called.hears(called.resolved(Night.highCpu(), BEGAN));
            called.passes(Duration.ofMinutes(20));
        }
        assertThat(pager.kinds()).containsExactly("ESCALATED", "RESOLVED");
    }

    @Test
    void whatThePagerHeardEndsThereWhateverIsInForceByThen() {
        night.clock.set(MAINTENANCE.minus(Duration.ofMinutes(31)));
        Instant began = night.clock.instant();
        night.hears(night.firing(Night.gameServerDown(), began));
        night.passes(Duration.ofMinutes(2));
        assertThat(pager.kinds()).startsWith("OPENED");
        night.hears(night.resolved(Night.gameServerDown(), began));
        night.passes(Duration.ofMinutes(10));

        assertThat(pager.kinds()).endsWith("RESOLVED");
        assertThat(slack.kinds()).doesNotContain("RESOLVED");
    }

    @Test
    void aLevelWithoutAChannelHearsOfItWhereItIsAnnouncedButNotInPublic() {
        Policies policies = OtherPolicies.by(Map.of("escalation.yaml", """
                levels: {primary: {who: whoever is awake}}
                rules: [{name: always, to: primary, why: it is open}]
                """));
        calling(policies, Night.labels("AllZonesDown", "game-server", "critical", Map.of()));

        assertThat(Stream.of(log, slack, pager))
                .allSatisfy(one -> assertThat(one.kinds()).contains("ESCALATED"));
        assertThat(page.kinds()).contains("OPENED").doesNotContain("ESCALATED");
    }

    @Test
    void alertmanagersKeyOfTheGroupGoesAlong() {
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        assertThat(pager.heard.getFirst().update().facts())
                .containsEntry("group", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    private static Announcer.Told.Undelivered failure(Duration patience) {
        return new Announcer.Told.Undelivered(Failure.PEER_ERROR, "no", true, patience);
    }
}
