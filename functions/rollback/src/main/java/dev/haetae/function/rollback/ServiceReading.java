package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Rollback;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a Service that sends to one of several releases (blue-green) into what the verb cares about. The release is the
 * value of one label of its selector.
 */
record ServiceReading(Rules rules, Instant now) {

    /** The labels of the pods of all its releases; empty where its selector names no release. */
    Optional<Map<String, String>> labels(Manifest service) {
        return release(service).map(_ -> {
            Map<String, String> labels = new LinkedHashMap<>();
            service.tree("spec", "selector").forEach((key, value) -> labels.put(key, String.valueOf(value)));
            labels.remove(rules.selectorLabel());
            return labels;
        });
    }

    Sight<Candidate> read(Manifest service, List<Pod> pods, Custody custody) {
        return release(service)
                .<Sight<Candidate>>map(it -> new Sight.Present<>(candidate(service, it, byRelease(pods), custody)))
                .orElseGet(() -> new Sight.Blind<>(
                        Failure.UNEXPECTED,
                        "the selector of Service %s has no label %s".formatted(service.name(), rules.selectorLabel()),
                        false));
    }

    private Candidate candidate(Manifest service, String current, Map<String, List<Pod>> pods, Custody custody) {
        Rollback.Release state = state(service, current, pods);
        return new Candidate(
                state,
                service.meta().getResourceVersion(),
                Owner.of(service),
                custody,
                Optional.empty(),
                ways(service, state, pods));
    }

    private Rollback.Release state(Manifest service, String current, Map<String, List<Pod>> pods) {
        Optional<String> previous = previous(service, current);
        Health mine = health(pods, current);
        Health others = previous.map(it -> health(pods, it)).orElseGet(Health::none);
        return new Rollback.Release(
                service.uid(),
                current,
                null,
                previous.orElse(null),
                previous.map(it -> Map.of(it, it)).orElse(Map.of()),
                Marks.unsafe(service).orElse(null),
                desired(mine),
                mine.count(),
                mine.ready(),
                mine.isWorseThan(others, now.minus(rules.answerWithin())));
    }

    /** Any release of which there are pods, so that a switch can be taken back; and the one before in any case. */
    private Map<String, Way> ways(Manifest service, Rollback.Release state, Map<String, List<Pod>> pods) {
        return Stream.concat(previous(service, state.revision()).stream(), pods.keySet().stream())
                .filter(it -> !it.equals(state.revision()))
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> way(state, it, health(pods, it))));
    }

    private Way way(Rollback.Release state, String release, Health pods) {
        Rollback.Release after = new Rollback.Release(
                state.uid(), release, null, null, Map.of(), null, desired(pods), pods.count(), pods.ready(), false);
        return new Way(
                List.of(Way.replace("/spec/selector/" + Way.escaped(rules.selectorLabel()), release)),
                Answering.against(pods, "release " + release, state.ready()),
                after,
                false,
                true);
    }

    private static Optional<String> previous(Manifest service, String current) {
        return service.annotation(Marks.PREVIOUS).filter(it -> !it.isBlank() && !it.equals(current));
    }

    private Optional<String> release(Manifest service) {
        return service.text("spec", "selector", rules.selectorLabel());
    }

    private Map<String, List<Pod>> byRelease(List<Pod> pods) {
        return pods.stream().filter(it -> label(it) != null).collect(Collectors.groupingBy(this::label));
    }

    private String label(Pod pod) {
        Map<String, String> labels = pod.getMetadata().getLabels();
        return labels == null ? null : labels.get(rules.selectorLabel());
    }

    /** A Service asks for no number of pods; one at least must answer. */
    static int desired(Health pods) {
        return Math.max(1, pods.count());
    }

    private Health health(Map<String, List<Pod>> pods, String release) {
        return Health.of(pods.getOrDefault(release, List.of()).stream(), now);
    }
}
