package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Outcome;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a drained node loses by our hand: the game servers on it that wait for players, since Agones gives them away
 * wherever they are, and the drain would not end (D3). Their Fleet makes them anew on other nodes. Whoever is played on
 * stays.
 */
@ApplicationScoped
class Emptying {

    /** In one call, so that a Fleet is not without all that wait at once; the others at the next. */
    private static final int MOST = 50;

    /** What looks and the write leave of an order's time. */
    private static final Duration TAKES = Duration.ofSeconds(4);

    private final Cluster api;
    private final InstantSource clock;

    @Inject
    Emptying(Cluster api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    /** @param done what is answered where there is nothing to end; anything in doubt about it forbids to */
    Outcome after(Isolate order, Outcome done) {
        boolean drains = order.out() && order.drain() && Kind.require(order.target()) == Kind.NODE;
        boolean good = !clock.instant().isAfter(order.notAfter());
        return drains && good && placed(done).filter(it -> it.doubt() == null).isPresent() ? look(order, done) : done;
    }

    private Outcome look(Isolate order, Outcome done) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() -> done;
            case Sight.Blind<Candidate>(var _, var detail, var _) ->
                answer(done, waiting(done), "which game servers wait on it could not be seen: " + detail);
            case Sight.Present<Candidate>(NodeCandidate node)
            when node.mayBeEmptied(order) -> emptied(order, done, node);
            case Sight.Present<Candidate>(Candidate _) -> done;
        };
    }

    private Outcome emptied(Isolate order, Outcome done, NodeCandidate node) {
        List<GenericKubernetesResource> idle =
                node.waiting().stream().filter(GameServers::mayBeEnded).toList();
        Tally tally = end(order, idle);
        int waiting = node.waiting().size() - tally.ended();
        return tally.left() > 0
                ? goesOn(order, waiting)
                : answer(done, waiting, doubt(tally, node.waiting()).orElse(null));
    }

    private Tally end(Isolate order, List<GenericKubernetesResource> idle) {
        Instant latest = clock.instant().plus(TAKES);
        Tally tally = Tally.of(idle.size());
        for (GenericKubernetesResource server : idle.subList(0, Math.min(MOST, idle.size()))) {
            if (tally.stopped() || clock.instant().isAfter(latest)) {
                return tally;
            }
            tally = tally.with(api.end(order, server));
        }
        return tally;
    }

    private static Outcome goesOn(Isolate order, int waiting) {
        double all = Math.max(order.expected().waiting(), waiting);
        return new Outcome.Continue("%d game servers wait on it still".formatted(waiting), 1 - waiting / all);
    }

    private static Optional<String> doubt(Tally tally, List<GenericKubernetesResource> waiting) {
        long alone = waiting.stream().filter(it -> !GameServers.isMadeAnew(it)).count();
        Stream<String> left = alone == 0
                ? Stream.of()
                : Stream.of("%d of them are in no Fleet and stay, since nobody would make them anew".formatted(alone));
        return Optional.of(Stream.concat(left, tally.doubt().stream()).collect(Collectors.joining("; ")))
                .filter(said -> !said.isEmpty());
    }

    private static Outcome answer(Outcome done, int waiting, String doubt) {
        return switch (done) {
            case Outcome.Applied(var before, Placement after, var undo) ->
                new Outcome.Applied(before, with(after, waiting, doubt), undo);
            case Outcome.AlreadyApplied(Placement now) -> new Outcome.AlreadyApplied(with(now, waiting, doubt));
            default -> done;
        };
    }

    private static Placement with(Placement it, int waiting, String doubt) {
        return new Placement(
                it.uid(), it.out(), it.gone(), it.ready(), it.players(), waiting, it.group(), it.away(), doubt);
    }

    private static int waiting(Outcome done) {
        return placed(done).map(Placement::waiting).orElse(0);
    }

    private static Optional<Placement> placed(Outcome done) {
        return switch (done) {
            case Outcome.Applied(var _, Placement after, var _) -> Optional.of(after);
            case Outcome.AlreadyApplied(Placement now) -> Optional.of(now);
            default -> Optional.empty();
        };
    }
}
