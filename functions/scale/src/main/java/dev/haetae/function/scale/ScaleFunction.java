package dev.haetae.function.scale;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Names;
import dev.haetae.function.kubernetes.Replies;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The verb {@code scale}. A look takes at most 10 s and an order 15 s, each with all its calls (R4: 15 is the
 * innermost, so a caller waits 20 s or more); after that it is answered as a time-out. Errors are in the answer, none
 * is thrown.
 */
@ApplicationScoped
public class ScaleFunction implements OpsFunction {

    private static final long LOOK_MILLIS = 10_000;
    private static final long ORDER_MILLIS = 15_000;

    private final String cluster;
    private final Cluster api;
    private final Kinds kinds;
    private final Scaling scaling;

    @Inject
    ScaleFunction(
            @ConfigProperty(name = "haetae.cluster.name") String cluster, Cluster api, Kinds kinds, Scaling scaling) {
        this.cluster = cluster;
        this.api = api;
        this.kinds = kinds;
        this.scaling = scaling;
    }

    @Override
    public String verb() {
        return Scale.VERB;
    }

    @Override
    @Timeout(LOOK_MILLIS)
    @Fallback(fallbackMethod = "unseen")
    public Observation observe(Target target) {
        return notMine(target)
                .<Observation>map(refused -> new Observation.Unclear(Failure.UNEXPECTED, refused.detail(), false))
                .orElseGet(() -> switch (kind(target)) {
                    case Sight.Present<Scalability>(Scalability.Scalable(Kind kind)) -> seen(target, kind);
                    case Sight.Present<Scalability>(Scalability.Fixed(String why)) ->
                        new Observation.Unclear(Failure.UNEXPECTED, why, false);
                    case Sight.Missing<Scalability>() -> new Observation.Absent("there is no " + target);
                    case Sight.Blind<Scalability>(var reason, var detail, var retryable) ->
                        new Observation.Unclear(reason, detail, retryable);
                });
    }

    @Override
    @Timeout(ORDER_MILLIS)
    @Fallback(fallbackMethod = "undone")
    public Outcome apply(Action action) {
        if (!(action instanceof Scale order)) {
            return new Outcome.Refused(Refusal.UNSUPPORTED, "this function scales, it does not " + action.verb());
        }
        return notMine(order.target()).<Outcome>map(refused -> refused).orElseGet(() -> carriedOut(order));
    }

    private Outcome carriedOut(Scale order) {
        return switch (kind(order.target())) {
            case Sight.Present<Scalability>(Scalability.Scalable(Kind kind)) -> scaling.carryOut(order, kind);
            case Sight.Present<Scalability>(Scalability.Fixed(String why)) ->
                new Outcome.Refused(Refusal.UNSUPPORTED, why);
            case Sight.Missing<Scalability>() ->
                new Outcome.Refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
            case Sight.Blind<Scalability> blind -> Replies.unseen(blind);
        };
    }

    /** What is not known here the cluster is asked about. */
    private Sight<Scalability> kind(Target target) {
        return Kind.named(target.kind())
                .<Sight<Scalability>>map(known -> new Sight.Present<>(new Scalability.Scalable(known)))
                .orElseGet(() -> kinds.discover(target.kind()));
    }

    Observation unseen(Target target, Throwable thrown) {
        return Replies.unclear(target, thrown);
    }

    Outcome undone(Action action, Throwable thrown) {
        return Replies.undone(action, thrown);
    }

    private Observation seen(Target target, Kind kind) {
        return switch (api.look(target, kind)) {
            case Sight.Missing<Workload>() -> new Observation.Absent("there is no " + target);
            case Sight.Blind<Workload>(var reason, var detail, var retryable) ->
                new Observation.Unclear(reason, detail, retryable);
            case Sight.Present<Workload>(Workload found) ->
                found.owner()
                        .<Observation>map(owner -> new Observation.Owned(
                                found.replicas(), owner.who(), owner.lever().orElse(null), found.custody()))
                        .orElseGet(() -> new Observation.Found(found.replicas(), found.custody()));
        };
    }

    private Optional<Outcome.Refused> notMine(Target target) {
        if (!cluster.equals(target.cluster())) {
            return Optional.of(new Outcome.Refused(
                    Refusal.OTHER_CLUSTER,
                    "this function serves cluster %s, not %s".formatted(cluster, target.cluster())));
        }
        return Names.refusal(target);
    }
}
