package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Rollback;
import dev.haetae.function.kubernetes.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns a route that divides traffic between a stable release and a canary into what the verb cares about. What runs is
 * the canary for as long as it gets any traffic, else the stable one.
 */
record RouteReading(Rules rules, Instant now) {

    /** Nothing gets any: neither a release to take back nor one that is in force. */
    private static final String NOTHING = "none";

    /** @param health of the pods behind a branch */
    Sight<Candidate> read(Manifest route, List<List<Branch>> rules, Function<Branch, Health> health, Custody custody) {
        Optional<String> stable = route.annotation(Marks.STABLE);
        return stable.map(it -> Division.of(rules, it))
                .filter(it -> it.home().isPresent())
                .<Sight<Candidate>>map(it -> new Sight.Present<>(candidate(route, it, health, custody)))
                .orElseGet(() -> new Sight.Blind<>(Failure.UNEXPECTED, undivided(route, stable), false));
    }

    private Candidate candidate(Manifest route, Division division, Function<Branch, Health> health, Custody custody) {
        String stable = division.stable();
        Health good = division.home().map(health).orElseGet(Health::none);
        Rollback.Release state = division.canary()
                .map(it -> onCanary(route, it, stable, health.apply(it), good))
                .orElseGet(() -> release(route, division.isServedByHome() ? stable : NOTHING, good));
        Map<String, Way> ways =
                state.revision().equals(stable) ? Map.of() : Map.of(stable, way(route, division, health, good));
        return new Candidate(
                state, route.meta().getResourceVersion(), Owner.of(route), custody, Optional.empty(), ways);
    }

    private Rollback.Release onCanary(Manifest route, Branch canary, String stable, Health pods, Health others) {
        return new Rollback.Release(
                route.uid(),
                canary.name(),
                null,
                stable,
                Map.of(stable, stable),
                Marks.unsafe(route).orElse(null),
                ServiceReading.desired(pods),
                pods.count(),
                pods.ready(),
                pods.isWorseThan(others, now.minus(rules.answerWithin())));
    }

    private static Rollback.Release release(Manifest route, String revision, Health pods) {
        return new Rollback.Release(
                route.uid(),
                revision,
                null,
                null,
                Map.of(),
                null,
                ServiceReading.desired(pods),
                pods.count(),
                pods.ready(),
                false);
    }

    /** Nobody but people gives a canary traffic, so there is no way back from it. */
    private static Way way(Manifest route, Division division, Function<Branch, Health> health, Health pods) {
        return new Way(
                division.sendingHome(),
                Answering.against(pods, "backend " + division.stable()).or(() -> further(division, health)),
                release(route, division.stable(), pods),
                false,
                false);
    }

    private static Optional<String> further(Division division, Function<Branch, Health> health) {
        return division.furtherHomes().stream()
                .flatMap(it ->
                        Answering.against(health.apply(it), "backend %s of %s".formatted(it.name(), it.service()))
                                .stream())
                .findFirst();
    }

    private static String undivided(Manifest route, Optional<String> stable) {
        return stable.map(it -> "no rule of %s sends to %s, its stable backend".formatted(route.name(), it))
                .orElseGet(() -> "%s has no annotation %s: which backend is the stable one?"
                        .formatted(route.name(), Marks.STABLE));
    }
}
