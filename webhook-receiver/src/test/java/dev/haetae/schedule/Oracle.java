package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.incident.Event;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Stored;
import dev.haetae.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sees what reaches the cluster, and knows what the schedule did. What may not be done at the moment of an order it says
 * at once; what takes the whole story is said at the end.
 */
public final class Oracle {

    /**
     * A write that was made.
     *
     * @param left what it left behind
     */
    record Write(Action order, State left, Instant at) {

        boolean takesBack() {
            return order.id().endsWith(BACK);
        }

        String incident() {
            return incidentOf(order);
        }
    }

    static final String BACK = "/back";

    /** An alert's last word counts no longer than this. */
    private static final Duration WORD_COUNTS = Duration.ofMinutes(15);

    private final Facts facts;
    private final Store store;
    private final Incidents incidents;
    private final InstantSource clock;
    private final List<Write> writes = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final List<String> noted = new ArrayList<>();

    public Oracle(Facts facts, Store store, InstantSource clock) {
        this.facts = facts;
        this.store = store;
        this.incidents = new Incidents(store, (incident, event) -> List.of());
        this.clock = clock;
    }

    private static String incidentOf(Action order) {
        return order.id().substring(0, order.id().indexOf('/'));
    }

    /** Why nothing may be written for the order as things stand; it may still be asked about. */
    List<String> forbids(Action order, boolean underWay) {
        Incident incident =
                incidents.find(incidentOf(order)).map(Stored::incident).orElseThrow();
        Instant now = clock.instant();
        List<String> reasons = new ArrayList<>();
        if (facts.isPaused(incident.service(), now)) {
            reasons.add("automation was paused");
        }
        if (!order.id().endsWith(BACK)) {
            if (facts.isTaken(incident.id())) {
                reasons.add("a person had taken the incident");
            }
            if (!underWay) {
                ground(incident, now, reasons);
            }
        }
        return reasons;
    }

    private void ground(Incident incident, Instant now, List<String> reasons) {
        if (incident.isRecovering()) {
            facts.heard(incident.correlationKey()).ifPresent(heard -> reasons.add("an alert fired before recovery"));
            return;
        }
        facts.heard(incident.correlationKey())
                .ifPresentOrElse(
                        heard -> {
                            if (heard.plus(WORD_COUNTS).isBefore(now)) {
                                reasons.add("nobody had heard of the alert since " + heard);
                            }
                        },
                        () -> reasons.add("the alert was gone"));
    }

    void wrote(Action order, State left, Collection<String> forbidden) {
        writes.add(new Write(order, left, clock.instant()));
        note("%s %s".formatted(order.id().endsWith(BACK) ? "writes back by" : "writes by", order.verb()));
        if (order.target().kind().equals(Scale.AUTOSCALER) && !order.id().endsWith(BACK)) {
            note("raises a floor");
        }
        forbidden.forEach(reason -> broken.add("%s wrote although %s: %s".formatted(clock.instant(), reason, order)));
    }

    /** What was broken so far, and what the whole story shows now that all is quiet. */
    public List<String> verdict() {
        List<Deed> deeds = new Stories(incidents, facts, writes).deeds();
        List<String> all = new ArrayList<>(broken);
        all.addAll(new Accounting(deeds, writes).broken());
        all.addAll(new Returning(deeds, incidents, writes).broken());
        all.addAll(new Spacing(deeds).broken());
        all.addAll(new Trusting(deeds, facts, incidents).broken());
        all.addAll(new Keeping(deeds, facts).broken());
        all.addAll(new Climbing(deeds, facts).broken());
        all.addAll(new Holding(incidents, facts, writes).broken());
        all.addAll(new Ending(incidents, store, facts, writes, clock.instant()).broken());
        return all;
    }

    /** Something happened that is worth playing. */
    public void note(String what) {
        noted.add(what);
    }

    /** How often what happened. */
    public Tally tally() {
        Stream<Event> events = incidents.newest(null, Integer.MAX_VALUE, incident -> true).stream()
                .flatMap(incident -> incidents.timeline(incident.id()).stream());
        return Tally.of(noted, events);
    }
}
