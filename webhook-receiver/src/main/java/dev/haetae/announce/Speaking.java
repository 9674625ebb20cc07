package dev.haetae.announce;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/**
 * The verb {@code status-update}: what a playbook has to say (I5). That it was ordered stands in the timeline, and from
 * there goes the way of all that people are told; so there is nothing to do here but to keep silent once it is too late.
 */
@ApplicationScoped
class Speaking implements OpsFunction {

    private final InstantSource clock;

    Speaking(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String verb() {
        return Tell.VERB;
    }

    @Override
    public Observation observe(Target target) {
        return new Observation.Found(new Tell.Said(target.name()));
    }

    @Override
    public Outcome apply(Action action) {
        return action instanceof Tell tell
                ? told(tell)
                : new Outcome.Refused(Refusal.UNSUPPORTED, "this function speaks, it does not " + action.verb());
    }

    private Outcome told(Tell tell) {
        return clock.instant().isAfter(tell.notAfter())
                ? new Outcome.Refused(Refusal.STALE, "it was to be said until %s".formatted(tell.notAfter()))
                : new Outcome.Applied(tell.expected(), tell.imagined(), null);
    }
}
