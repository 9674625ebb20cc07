package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.function.diagnose.Gathering.Look;
import dev.haetae.function.kubernetes.Replies;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One order: look at the target, then around it, in all directions at the same time. */
@ApplicationScoped
class Diagnosing {

    private final Eyes eyes;
    private final Pods pods;
    private final List<Finder> finders;
    private final Figures figures;
    private final Gathering gathering;
    private final InstantSource clock;

    @Inject
    Diagnosing(
            Eyes eyes, Pods pods, Instance<Finder> finders, Figures figures, Gathering gathering, InstantSource clock) {
        this.eyes = eyes;
        this.pods = pods;
        this.finders =
                finders.stream().sorted(Comparator.comparing(Finder::about)).toList();
        this.figures = figures;
        this.gathering = gathering;
        this.clock = clock;
    }

    /** A service need not be in the cluster. */
    Sight<HasMetadata> look(Target target) {
        if (Kind.of(target) != Kind.SERVICE) {
            return read(target);
        }
        Sight<HasMetadata> sight =
                target.namespace().equals(Isolate.CLUSTER_WIDE) ? new Sight.Missing<>() : read(target);
        return sight instanceof Sight.Missing ? new Sight.Present<>(Nobody.of(target)) : sight;
    }

    private Sight<HasMetadata> read(Target target) {
        return eyes.read(client -> Kind.of(target).find(client, target).get());
    }

    Outcome carryOut(Diagnose order) {
        Instant now = clock.instant();
        return Decision.stale(order, now)
                .<Outcome>map(refused -> refused)
                .orElseGet(() -> carryOut(order, Deadline.of(now, order.notAfter())));
    }

    private Outcome carryOut(Diagnose order, Deadline deadline) {
        Target target = order.target();
        return switch (gathering.within(() -> look(target), deadline.left())) {
            case Sight.Missing<HasMetadata>() -> new Outcome.Refused(Refusal.TARGET_ABSENT, "there is no " + target);
            case Sight.Blind<HasMetadata> blind -> Replies.unseen(blind);
            case Sight.Present<HasMetadata>(HasMetadata object) ->
                Decision.changed(Kind.of(target).uid(target, object), order)
                        .<Outcome>map(refused -> refused)
                        .orElseGet(() -> found(order, object, deadline.left()));
        };
    }

    private Outcome found(Diagnose order, HasMetadata object, Duration patience) {
        String uid = Kind.of(order.target()).uid(order.target(), object);
        Scene scene = new Scene(
                order.target(), object, gathering.begin(() -> pods.of(order.target(), object)), clock.instant());
        List<Finding> findings = gathering.all(looks(order, scene), patience);
        return new Outcome.Applied(new Findings(uid, List.of()), new Findings(uid, findings), null);
    }

    private List<Look> looks(Diagnose order, Scene scene) {
        Stream<Look> around = finders.stream()
                .filter(finder -> finder.looksAt(scene))
                .map(finder -> new Look(finder.about(), () -> finding(finder, scene)));
        return Stream.concat(around, figures.looks(order.promql(), scene.now())).toList();
    }

    private static Finding finding(Finder finder, Scene scene) {
        return new Finding(finder.about().label(), Excerpt.first(finder.find(scene)), null);
    }
}
