package dev.haetae.dispatch;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;

/** The way to the functions. Like them, it answers with what went wrong and does not throw. */
public interface Dispatch {

    Observation observe(String verb, Target target);

    Outcome apply(Action action);
}
