package dev.haetae.triage;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Transition;

/** What a person does to an incident, wherever they say so; decides only. Each is a no where the state forbids it. */
public interface ByHand {

    /** Takes the incident: automation keeps its hands off. */
    boolean acknowledge(Transition transition, Actor person);

    boolean resolve(Transition transition, Actor person);
}
