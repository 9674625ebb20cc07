package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deeds and stories as no engine would leave them, for an oracle that has to notice. */
final class Forgery {

    static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");

    /** At most 2 of a service, 4 of a namespace and 6 of all within an hour, one workload at once, 10 replicas. */
    static final Policies SET = Drill.SETS.getFirst();

    static final Because BECAUSE = new Because("forged", "it was forged", null);

    /** Everything of a deed takes a minute. */
    private static final Duration TAKES = Duration.ofMinutes(1);

    final Facts facts = new Facts();
    final Incidents incidents = new Incidents(new MemoryStore(), (incident, event) -> List.of());

    Forgery() {
        facts.inForce(SET, Instant.EPOCH);
    }

    static Instant after(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    static Target workload(String service) {
        return new Target("production", Drill.namespace(service), "Deployment", service);
    }

    static Scale scale(String id, String service, int from, int to) {
        return scale(id, service, from, to, null);
    }

    static Scale scale(String id, String service, int from, int to, Instant until) {
        var seen = new State.Replicas(from, from, 1, "uid");
        return new Scale(id, workload(service), to, seen, until, Instant.MAX);
    }

    static Event event(Happening what) {
        return event(what, Actor.POLICY);
    }

    static Event because(String tag, Happening what) {
        return new Event(1, Event.VERSION, NOON.minusSeconds(60), Actor.POLICY, new Because(tag, tag, null), what);
    }

    static Event event(Happening what, Actor actor) {
        return new Event(1, Event.VERSION, NOON.minusSeconds(60), actor, BECAUSE, what);
    }

    /** A write that left behind what was ordered. */
    static Oracle.Write write(Action order, Instant at) {
        return new Oracle.Write(order, order.imagined(), at);
    }

    static Deed deed(String service, String playbook, Action order, Instant begun) {
        return deed(SET, service, playbook, 0, order, begun);
    }

    static Deed deed(
            Policies set, String service, String playbook, int rung, Action order, Instant begun, Event... before) {
        Playbook known = Drill.playbook(set, playbook);
        String incident = order.id().substring(0, order.id().indexOf('/'));
        return new Deed(
                incident,
                service,
                set,
                known,
                known,
                rung,
                order,
                List.of(before),
                begun,
                begun.plus(TAKES),
                List.of(write(order, begun.plusSeconds(1))));
    }

    /** An incident in which that was ordered and carried out; goes on with what follows. */
    void told(String service, String playbook, Action order, Happening... then) {
        Transition story = Transition.opening(order.id().substring(0, order.id().indexOf('/')), NOON);
        tell(story, new Happening.Opened(Urgency.CRITICAL, service, "it is slow", service, NOON, true));
        tell(story, new Happening.PlaybookChosen(playbook, "drill", Mode.AUTO, 2, 0));
        tell(story, new Happening.ActionStarted(0, order));
        tell(story, new Happening.ActionEnded(0, order, new Outcome.Applied(order.expected(), order.imagined(), null)));
        List.of(then).forEach(what -> tell(story, what));
        incidents.commit(story);
    }

    private static void tell(Transition story, Happening what) {
        story.record(Actor.POLICY, BECAUSE, what);
    }
}
