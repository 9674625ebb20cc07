package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Family AUTH = new Family(Kind.DEPLOYMENT, "auth");

    @Test
    void warningsComeFirstThenTheNewest() {
        String text = text(
                event("Normal", "Pulled", "02:59:30", 1, "fine"),
                event("Warning", "BackOff", "02:50:00", 12, "Back-off\nrestarting"),
                event("Warning", "Unhealthy", "02:58:00", 3, "probe failed"));

        assertThat(text.lines())
                .containsExactly(
                        "Warning Unhealthy ×3, 2 min ago, Pod auth-6d4f-bcdfg: probe failed",
                        "Warning BackOff ×12, 10 min ago, Pod auth-6d4f-bcdfg: Back-off restarting",
                        "Normal Pulled ×1, 30 s ago, Pod auth-6d4f-bcdfg: fine");
    }

    @Test
    void seriesAreCountedByThemselves() {
        Event event = Yaml.read(Event.class, """
                kind: Event
                metadata: {name: e}
                type: Warning
                reason: Unhealthy
                message: m
                involvedObject: {kind: Pod, name: auth-6d4f-bcdfg}
                eventTime: "2026-11-20T01:00:00.000000Z"
                series: {count: 7, lastObservedTime: "2026-11-20T02:59:00.000000Z"}
                """);

        assertThat(text(event)).startsWith("Warning Unhealthy ×7, 1 min ago");
    }

    @Test
    void noSecretIsTold() {
        assertThat(text(event("Warning", "Failed", "02:50:00", 1, "x".repeat(220) + " password=hunter2-and-more")))
                .contains(" password=[")
                .doesNotContain("hunter2");
    }

    @Test
    void manyAreCounted() {
        List<Event> many = Collections.nCopies(20, event("Warning", "BackOff", "02:50:00", 1, "m"));

        assertThat(EventsReading.text(list(many), AUTH, NOW).lines())
                .hasSize(13)
                .last()
                .isEqualTo("and 8 more");
    }

    @Test
    void whatWasNotReadIsSaid() {
        EventList list = new EventListBuilder(list(List.of()))
                .withNewMetadata()
                .withContinue("more")
                .endMetadata()
                .build();

        assertThat(EventsReading.text(list, AUTH, NOW)).contains(EventsReading.NONE, "has more than the 0 events");
    }

    @ParameterizedTest
    @CsvSource({
        "DEPLOYMENT, Deployment, auth, true",
        "DEPLOYMENT, HorizontalPodAutoscaler, auth, true",
        "DEPLOYMENT, ReplicaSet, auth-6d4f, true",
        "DEPLOYMENT, Pod, auth-6d4f-bcdfg, true",
        "DEPLOYMENT, Deployment, auth-gateway, false",
        "DEPLOYMENT, ReplicaSet, auth-gateway-6d4f, false",
        "DEPLOYMENT, Pod, auth-gateway-bcdfg, false",
        "DEPLOYMENT, Pod, auth-0, false",
        "STATEFUL_SET, Pod, auth-0, true",
        "STATEFUL_SET, Pod, auth-6d4f-bcdfg, false",
        "DAEMON_SET, Pod, auth-bcdfg, true",
        "POD, Pod, auth, true",
        "POD, Pod, auth-0, false",
        "NODE, Node, auth, true",
        "STATEFUL_SET, ReplicaSet, auth-6d4f, false"
    })
    void whoBelongsToItIsKnownByName(Kind kind, String about, String name, boolean belongs) {
        assertThat(new Family(kind, "auth")
                        .has(new ObjectReferenceBuilder()
                                .withKind(about)
                                .withName(name)
                                .build()))
                .isEqualTo(belongs);
    }

    private static String text(Event... events) {
        return EventsReading.text(list(List.of(events)), AUTH, NOW);
    }

    private static EventList list(List<Event> events) {
        return new EventListBuilder().withItems(events).build();
    }

    private static Event event(String type, String reason, String at, int count, String message) {
        Event event = Yaml.read(Event.class, """
                kind: Event
                metadata: {name: e}
                type: %s
                reason: %s
                involvedObject: {kind: Pod, name: auth-6d4f-bcdfg}
                lastTimestamp: "2026-11-20T%sZ"
                count: %d
                """.formatted(type, reason, at, count));
        event.setMessage(message);
        return event;
    }
}
