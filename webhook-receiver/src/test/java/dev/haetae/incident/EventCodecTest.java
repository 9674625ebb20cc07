package dev.haetae.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.policy.Because;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events outlive the release that wrote them. */
class EventCodecTest {

    private static final Event NOTED = new Event(
            3,
            1,
            Instant.parse("2026-11-19T18:00:00Z"),
            Actor.person("jiwoo"),
            new Because("noted", "jiwoo noted", null),
            new Happening.Noted("hello"));

    @Test
    void readsWhatItWrote() {
        EventCodec codec = EventCodec.current();
        assertThat(codec.read(codec.write(NOTED))).isEqualTo(NOTED);
    }

    @Test
    void writesItsTypeAndVersion() {
        assertThat(EventCodec.current().write(NOTED)).contains("\"v\":1", "\"type\":\"noted\"");
    }

    @Test
    void anOlderShapeIsBroughtUpToDate() {
        EventCodec codec = new EventCodec(List.of(new EventCodec.Upcaster("noted", 1, event -> {
            event.withObject("what").put("text", "upcast");
            return event;
        })));
        Event read = codec.read(EventCodec.current().write(NOTED));

        assertThat(read.what()).isEqualTo(new Happening.Noted("upcast"));
        assertThat(read.v()).isEqualTo(2);
    }

    @Test
    void fieldsOfANewerReleaseAreIgnored() {
        String newer = EventCodec.current().write(NOTED).replace("\"text\"", "\"mood\":\"calm\",\"text\"");
        assertThat(EventCodec.current().read(newer)).isEqualTo(NOTED);
    }

    @Test
    void anEventThatIsNotKnownSaysSo() {
        String unknown = EventCodec.current().write(NOTED).replace("\"noted\",\"text\"", "\"danced\",\"text\"");
        assertThatThrownBy(() -> EventCodec.current().read(unknown)).hasMessageContaining("danced");
    }

    /** These names are on people's disks: a change here needs an upcaster, not a new expectation. */
    @Test
    void theNamesOnDiskStay() {
        assertThat(Arrays.stream(Happening.class.getPermittedSubclasses()).map(HappeningNames::name))
                .containsExactlyInAnyOrder(
                        "opened",
                        "alert-joined",
                        "alert-resolved",
                        "alerts-gone",
                        "alert-back",
                        "severity-decided",
                        "playbook-chosen",
                        "no-playbook",
                        "guarded",
                        "step-waiting",
                        "step-denied",
                        "step-proposed",
                        "approval-wanted",
                        "approval-given",
                        "action-started",
                        "action-ended",
                        "target-ready",
                        "step-judged",
                        "step-not-needed",
                        "step-unconfirmed",
                        "step-afresh",
                        "step-done",
                        "recovery-began",
                        "recovery-left",
                        "taken-back",
                        "take-back-waits",
                        "reverted",
                        "held",
                        "resumed",
                        "handed-over",
                        "escalated",
                        "acknowledged",
                        "unacknowledged",
                        "reopened",
                        "noted",
                        "linked",
                        "resolved",
                        "closed",
                        "storm-began",
                        "storm-counted",
                        "storm-over",
                        "subsumed",
                        "emerged",
                        "announced",
                        "not-announced");
    }
}
