package dev.haetae.schedule;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.OnDenied;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which step may follow which: no "no" leads to a stronger one by itself, and recovery begins when it is quiet. */
final class Climbing {

    private final List<Deed> deeds;
    private final Facts facts;
    private final List<String> broken = new ArrayList<>();

    Climbing(List<Deed> deeds, Facts facts) {
        this.deeds = deeds;
        this.facts = facts;
    }

    List<String> broken() {
        for (Deed deed : deeds) {
            if (deed.rung() == deed.ladder()) {
                broken(!recovers(deed), "put right before it was over", deed);
            } else if (deed.rung() > 0) {
                broken(!climbedFairly(deed), "climbed without leave", deed);
            }
            broken(isWithPeople(deed), "it was handed over to people", deed);
        }
        return broken;
    }

    private void broken(boolean is, String what, Deed deed) {
        if (is) {
            broken.add(what + ": " + deed);
        }
    }

    /** Recovery began and was not left; and what fired since stayed away for another hold-down. */
    private static boolean recovers(Deed deed) {
        List<Happening> before =
                deed.before().reversed().stream().map(Event::what).toList();
        boolean began = before.stream()
                .takeWhile(what -> !(what instanceof Happening.RecoveryLeft))
                .anyMatch(Happening.RecoveryBegan.class::isInstance);
        return began
                && before.stream()
                        .takeWhile(what -> !(what instanceof Happening.RecoveryBegan))
                        .filter(Climbing::isOfAlerts)
                        .findFirst()
                        .map(last -> isOver(last, deed.begun()))
                        .orElse(true);
    }

    private static boolean isOfAlerts(Happening what) {
        return what instanceof Happening.AlertBack
                || what instanceof Happening.AlertJoined
                || what instanceof Happening.AlertsGone;
    }

    private static boolean isOver(Happening last, Instant at) {
        return last instanceof Happening.AlertsGone gone && !gone.settlesAt().isAfter(at);
    }

    /** The last word on the step before: without effect, done, or denied where the playbook says to go on. */
    private boolean climbedFairly(Deed deed) {
        return deed.before().reversed().stream()
                .filter(event -> isAbout(event, deed.rung() - 1))
                .findFirst()
                .filter(event -> mayClimb(event, deed))
                .isPresent();
    }

    private static boolean isAbout(Event event, int rung) {
        return switch (event.what()) {
            case Happening.StepJudged judged -> judged.step() == rung;
            case Happening.StepDone done -> done.step() == rung;
            case Happening.StepDenied denied -> denied.step() == rung;
            case Happening.StepProposed proposed -> proposed.step() == rung;
            default -> false;
        };
    }

    /** Recovery goes on when what it did is there. */
    private boolean mayClimb(Event event, Deed deed) {
        boolean recovering = deed.rung() > deed.ladder();
        return switch (event.what()) {
            case Happening.StepJudged judged ->
                judged.result() == (recovering ? Happening.Result.HELPED : Happening.Result.NO_EFFECT);
            case Happening.StepDenied denied ->
                Drill.playbook(facts.policiesAt(event.at()), deed.playbook().name())
                                .steps()
                                .get(denied.step())
                                .onDenied()
                        == OnDenied.NEXT;
            case Happening.StepProposed proposed -> recovering;
            default -> true;
        };
    }

    /** What people have been handed is theirs, until one of them lets automation go on. */
    private static boolean isWithPeople(Deed deed) {
        List<Event> since = deed.before().reversed().stream()
                .takeWhile(event -> !(event.what() instanceof Happening.Resumed
                        && event.actor().kind() == Actor.Kind.PERSON))
                .toList();
        return IntStream.range(0, since.size())
                .filter(index -> since.get(index).what() instanceof Happening.HandedOver)
                .anyMatch(index -> !outlasted(since.get(index), since.subList(0, index)));
    }

    /** Each step was tried and nothing is wrong but that it lasts: what was bridged is put right when it is over. */
    private static boolean outlasted(Event over, List<Event> later) {
        return over.because().tag().equals("ladder-exhausted")
                && later.stream().anyMatch(event -> event.what() instanceof Happening.RecoveryBegan);
    }
}
