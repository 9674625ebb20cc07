package dev.haetae.function.diagnose;

import dev.haetae.contract.Action;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Diagnose.Population;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Names;
import dev.haetae.function.kubernetes.Replies;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * The verb {@code diagnose}. A look takes at most 10 s and an order 15 s, each with all its calls (R4: 15 is the
 * innermost, so a caller waits 20 s or more). It writes nothing, so a target that people paused is looked at all the
 * same. Of a namespace it says how many workloads live there. Errors are in the answer, none is thrown.
 */
@ApplicationScoped
public class DiagnoseFunction implements OpsFunction {

    private static final long LOOK_MILLIS = 10_000;
    private static final long ORDER_MILLIS = 15_000;

    private final String cluster;
    private final Diagnosing diagnosing;
    private final Census census;

    @Inject
    DiagnoseFunction(
            @ConfigProperty(name = "haetae.cluster.name") String cluster, Diagnosing diagnosing, Census census) {
        this.cluster = cluster;
        this.diagnosing = diagnosing;
        this.census = census;
    }

    @Override
    public String verb() {
        return Diagnose.VERB;
    }

    @Override
    @Timeout(LOOK_MILLIS)
    @Fallback(fallbackMethod = "unseen")
    public Observation observe(Target target) {
        boolean counted = target.kind().equals(Diagnose.NAMESPACE);
        return (counted ? elsewhere(target) : notMine(target))
                .<Observation>map(refused -> new Observation.Unclear(Failure.UNEXPECTED, refused.detail(), false))
                .orElseGet(() -> counted ? population(target) : seen(target));
    }

    @Override
    @Timeout(ORDER_MILLIS)
    @Fallback(fallbackMethod = "undone")
    public Outcome apply(Action action) {
        if (!(action instanceof Diagnose order)) {
            return new Outcome.Refused(Refusal.UNSUPPORTED, "this function looks, it does not " + action.verb());
        }
        return notMine(order.target()).<Outcome>map(refused -> refused).orElseGet(() -> diagnosing.carryOut(order));
    }

    Observation unseen(Target target, Throwable thrown) {
        return Replies.unclear(target, thrown);
    }

    Outcome undone(Action action, Throwable thrown) {
        return Replies.undone(action, thrown);
    }

    private Observation seen(Target target) {
        return switch (diagnosing.look(target)) {
            case Sight.Missing<HasMetadata>() -> new Observation.Absent("there is no " + target);
            case Sight.Blind<HasMetadata>(var reason, var detail, var retryable) ->
                new Observation.Unclear(reason, detail, retryable);
            case Sight.Present<HasMetadata>(HasMetadata object) ->
                new Observation.Found(
                        new Findings(Kind.of(target).uid(target, object), List.of()), Custodies.of(object, null));
        };
    }

    private Observation population(Target namespace) {
        return switch (census.of(namespace.name())) {
            case Sight.Missing<Population>() -> new Observation.Absent("there is no " + namespace);
            case Sight.Blind<Population>(var reason, var detail, var retryable) ->
                new Observation.Unclear(reason, detail, retryable);
            case Sight.Present<Population>(Population found) -> new Observation.Found(found);
        };
    }

    private Optional<Outcome.Refused> notMine(Target target) {
        return elsewhere(target)
                .or(() -> Kind.known(target).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Outcome.Refused(
                                Refusal.UNSUPPORTED, "a %s cannot be looked around in here".formatted(target.kind()))));
    }

    private Optional<Outcome.Refused> elsewhere(Target target) {
        return cluster.equals(target.cluster())
                ? Names.refusal(target)
                : Optional.of(new Outcome.Refused(
                        Refusal.OTHER_CLUSTER,
                        "this function serves cluster %s, not %s".formatted(cluster, target.cluster())));
    }
}
