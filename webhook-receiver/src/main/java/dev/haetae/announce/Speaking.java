package dev.haetae.announce;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The verb {@code status-update}: what a playbook has to say (I5). That it was ordered stands in the timeline, and from
 * there goes the way of all that people are told; so there is nothing to do here, and nothing that could fail.
 */
@ApplicationScoped
class Speaking implements OpsFunction {

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
                ? new Outcome.Applied(tell.expected(), tell.imagined(), null)
                : new Outcome.Refused(Refusal.UNSUPPORTED, "this function speaks, it does not " + action.verb());
    }
}
