package dev.haetae.cases;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.inbox.Fate;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Stored;
import dev.haetae.policy.Alert;
import dev.haetae.policy.cases.Move;
import dev.haetae.policy.cases.PolicyCase;
import dev.haetae.policy.cases.Said;
import dev.haetae.policy.cases.Which;
import dev.haetae.remediate.People;
import dev.haetae.simulate.Foretold;
import dev.haetae.simulate.Simulation;
import dev.haetae.simulate.Stage;
import dev.haetae.triage.Episode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Lets everything of one case happen at its time, and then what follows, until nothing does any more. */
final class Performance {

    private static final String SOURCE = "alertmanager";
    private static final Actor ON_CALL = Actor.person("on-call");
    private static final int MOST_INCIDENTS = 1_000;

    private final PolicyCase one;
    private final Stage stage;
    private final List<Delivery> fired = new ArrayList<>();
    private final List<Delivery> firing = new ArrayList<>();
    private final List<Difference> vain = new ArrayList<>();

    Performance(PolicyCase one, Stage stage) {
        this.one = one;
        this.stage = stage;
    }

    Came play() {
        one.moves().forEach(this::perform);
        one.until()
                .ifPresentOrElse(until -> stage.passesUntil(one.at().plus(until)), () -> Simulation.untilQuiet(stage));
        return new Came(opened(), fates(), vain);
    }

    private void perform(Move move) {
        stage.passesUntil(one.at().plus(move.after()));
        switch (move) {
            case Move.Fires fires -> fire(fires.alert());
            case Move.Resolves resolves -> resolve(resolves.which());
            case Move.Acts acts -> act(acts);
        }
    }

    private void fire(Alert alert) {
        Delivery delivery = delivery(alert, Status.FIRING, stage.now(), null);
        fired.add(delivery);
        firing.add(delivery);
        stage.receives(List.of(delivery));
    }

    private void resolve(Which which) {
        List<Delivery> over =
                firing.stream().filter(one -> which.matches(one.alert())).toList();
        firing.removeAll(over);
        stage.receives(over.stream()
                .map(one -> delivery(one.alert(), Status.RESOLVED, one.startsAt(), stage.now()))
                .toList());
    }

    private Delivery delivery(Alert alert, Status status, Instant startsAt, Instant endsAt) {
        String fingerprint = Delivery.hash(new TreeMap<>(alert.labels()).toString());
        var origin = new Delivery.Origin("haetae", "{}", "", "");
        return Delivery.of(SOURCE, fingerprint, status, startsAt, endsAt, alert, origin, stage.now());
    }

    private void act(Move.Acts acts) {
        List<Incident> incidents = incidentsOf(acts.which());
        if (incidents.isEmpty() || !incidents.stream().allMatch(incident -> act(acts.hand(), incident))) {
            String states = String.join(
                    ", ",
                    incidents.stream().map(incident -> incident.state().tag()).toList());
            vain.add(new Difference(
                    "what a person does %s after it began".formatted(acts.after()),
                    new Said(acts.hand() + " " + acts.which(), one.place()),
                    incidents.isEmpty() ? "there is no incident of it" : "not possible, the incident is " + states,
                    null));
        }
    }

    private boolean act(Move.Hand hand, Incident incident) {
        return switch (hand) {
            case ACKNOWLEDGES -> stage.people().acknowledge(incident.id(), ON_CALL) instanceof People.Answer.Done;
            case RESUMES -> stage.people().resume(incident.id(), ON_CALL) instanceof People.Answer.Done;
            case APPROVES ->
                asked(incident)
                        .flatMap(asked -> stage.approvals().approve(asked, ON_CALL))
                        .isPresent();
            case REJECTS ->
                asked(incident)
                        .flatMap(asked -> stage.approvals().reject(asked, ON_CALL))
                        .isPresent();
        };
    }

    private static Optional<String> asked(Incident incident) {
        return incident.progress() instanceof Progress.Approval approval
                ? Optional.of(approval.approval())
                : Optional.empty();
    }

    private List<Incident> incidentsOf(Which which) {
        return fired.stream()
                .filter(one -> which.matches(one.alert()))
                .flatMap(this::fate)
                .map(Fate::incident)
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> stage.incidents().find(id).map(Stored::incident).stream())
                .toList();
    }

    private Stream<Fate> fate(Delivery delivery) {
        return stage.inbox().fate(delivery.id()).stream();
    }

    private List<Came.Fired> fates() {
        return fired.stream()
                .flatMap(one -> fate(one).map(fate -> new Came.Fired(one.alert(), fate)))
                .toList();
    }

    private List<Came.Opened> opened() {
        return stage.incidents().newest(null, MOST_INCIDENTS, incident -> true).reversed().stream()
                .map(this::opened)
                .toList();
    }

    private Came.Opened opened(Incident incident) {
        Foretold told = Foretold.of(incident, stage.incidents().timeline(incident.id()));
        return new Came.Opened(incident, told, first(told.timeline()).orElseGet(() -> whole(incident)));
    }

    private Optional<Alert> first(List<Event> timeline) {
        return timeline.stream()
                .map(Event::what)
                .filter(Happening.AlertJoined.class::isInstance)
                .map(Happening.AlertJoined.class::cast)
                .flatMap(joined -> stage.episodes().find(joined.alert()).stream())
                .map(Episode::alert)
                .findFirst();
    }

    /** An umbrella stands for so many that it has no alert of its own. */
    private static Alert whole(Incident incident) {
        return new Alert(Map.of("service", incident.service()), Map.of());
    }
}
