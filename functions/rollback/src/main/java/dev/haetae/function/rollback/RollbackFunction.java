package dev.haetae.function.rollback;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
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
 * The verb {@code rollback}. A look takes at most 10 s and an order 15 s, each with all its calls (R4: 15 is the
 * innermost, so a caller waits 20 s or more); after that it is answered as a time-out. Errors are in the answer, none
 * is thrown.
 */
@ApplicationScoped
public class RollbackFunction implements OpsFunction {

    private static final long LOOK_MILLIS = 10_000;
    private static final long ORDER_MILLIS = 15_000;

    private final String cluster;
    private final Cluster api;
    private final Repute repute;
    private final RollingBack rollingBack;

    @Inject
    RollbackFunction(
            @ConfigProperty(name = "haetae.cluster.name") String cluster,
            Cluster api,
            Repute repute,
            RollingBack rollingBack) {
        this.cluster = cluster;
        this.api = api;
        this.repute = repute;
        this.rollingBack = rollingBack;
    }

    @Override
    public String verb() {
        return Rollback.VERB;
    }

    @Override
    @Timeout(LOOK_MILLIS)
    @Fallback(fallbackMethod = "unseen")
    public Observation observe(Target target) {
        return notMine(target)
                .<Observation>map(refused -> new Observation.Unclear(Failure.UNEXPECTED, refused.detail(), false))
                .orElseGet(() -> seen(target));
    }

    @Override
    @Timeout(ORDER_MILLIS)
    @Fallback(fallbackMethod = "undone")
    public Outcome apply(Action action) {
        if (!(action instanceof Rollback order)) {
            return new Outcome.Refused(Refusal.UNSUPPORTED, "this function rolls back, it does not " + action.verb());
        }
        return notMine(order.target()).<Outcome>map(refused -> refused).orElseGet(() -> rollingBack.carryOut(order));
    }

    Observation unseen(Target target, Throwable thrown) {
        return Replies.unclear(target, thrown);
    }

    Outcome undone(Action action, Throwable thrown) {
        return Replies.undone(action, thrown);
    }

    private Observation seen(Target target) {
        return switch (api.look(target)) {
            case Sight.Missing<Candidate>() -> new Observation.Absent("there is no " + target);
            case Sight.Blind<Candidate>(var reason, var detail, var retryable) ->
                new Observation.Unclear(reason, detail, retryable);
            case Sight.Present<Candidate>(Candidate found) -> told(repute.weigh(target, found));
        };
    }

    private static Observation told(Candidate found) {
        return found.ownerMinding(found.state().lastGood())
                .<Observation>map(owner -> new Observation.Owned(found.state(), owner.name()))
                .orElseGet(() -> new Observation.Found(found.state(), found.custody()));
    }

    private Optional<Outcome.Refused> notMine(Target target) {
        if (!cluster.equals(target.cluster())) {
            return Optional.of(new Outcome.Refused(
                    Refusal.OTHER_CLUSTER,
                    "this function serves cluster %s, not %s".formatted(cluster, target.cluster())));
        }
        if (Kind.of(target).isEmpty()) {
            return Optional.of(new Outcome.Refused(
                    Refusal.UNSUPPORTED, "a %s cannot be rolled back here".formatted(target.kind())));
        }
        return Names.refusal(target);
    }
}
