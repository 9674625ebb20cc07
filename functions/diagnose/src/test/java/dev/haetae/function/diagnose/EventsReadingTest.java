package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

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

        assertThat(EventsReading.text(many, NOW).lines()).hasSize(13).last().isEqualTo("and 8 more");
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
        "STATEFUL_SET, ReplicaSet, auth-6d4f, false",
        "ROLLOUT, ReplicaSet, auth-6d4f, true",
        "ROLLOUT, Pod, auth-6d4f-bcdfg, true",
        "FLEET, GameServerSet, auth-6d4f, true",
        "FLEET, GameServer, auth-6d4f-bcdfg, true",
        "SERVICE, Service, auth, true",
        "SERVICE, Pod, auth-0, false"
    })
    void whoBelongsToItIsKnownByName(Kind kind, String about, String name, boolean belongs) {
        assertThat(Family.of(kind, "auth", List.of())
                        .has(new ObjectReferenceBuilder()
                                .withKind(about)
                                .withName(name)
                                .build()))
                .isEqualTo(belongs);
    }

    @Test
    void aServicesAreWhatItSelectsAndWhoMadeThem() {
        Pod pod = Yaml.read(Pod.class, "{metadata: {name: x-1, ownerReferences: [{kind: StatefulSet, name: x}]}}");
        Family family = Family.of(Kind.SERVICE, "auth", List.of(pod));

        assertThat(Stream.of("Pod/x-1", "StatefulSet/x", "Service/auth", "Pod/x-2")
                        .filter(one -> family.has(new ObjectReferenceBuilder()
                                .withKind(one.split("/", 2)[0])
                                .withName(one.split("/", 2)[1])
                                .build())))
                .containsExactly("Pod/x-1", "StatefulSet/x", "Service/auth");
    }

    private static String text(Event... events) {
        return EventsReading.text(List.of(events), NOW);
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
