package dev.haetae.schedule;

import dev.haetae.contract.Rollback;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Modes: what is done without anybody, what only with a person's yes to just that, and what never. */
final class Trusting {

    /** A playbook made something worse. */
    private record Lost(String playbook, Instant at) {}

    private final List<Deed> deeds;
    private final Facts facts;
    private final List<Lost> lost;
    private final Set<Facts.Yes> used = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    Trusting(List<Deed> deeds, Facts facts, Incidents incidents) {
        this.deeds = deeds;
        this.facts = facts;
        this.lost = incidents.newest(null, Integer.MAX_VALUE, incident -> incident.plan() != null).stream()
                .flatMap(incident -> incidents.timeline(incident.id()).stream()
                        .filter(Trusting::isWorse)
                        .map(event -> lost(incident, event)))
                .toList();
    }

    private static boolean isWorse(Event event) {
        return event.what() instanceof Happening.StepJudged judged && judged.result() == Happening.Result.WORSE;
    }

    private static Lost lost(Incident incident, Event event) {
        return new Lost(incident.plan().playbook(), event.at());
    }

    List<String> broken() {
        deeds.forEach(this::check);
        return broken;
    }

    private void check(Deed deed) {
        if (deed.isOnlyWords()) {
            return;
        }
        Mode mode = deed.step()
                .modeIn(mode(deed.playbook().mode()).atMost(mode(deed.chosen().mode())));
        if (mode.compareTo(Mode.APPROVE) < 0) {
            broken.add("ordered in mode %s: %s".formatted(mode, deed));
            return;
        }
        boolean needsYes = mode == Mode.APPROVE || deed.order() instanceof Rollback || isDistrusted(deed);
        if (needsYes && yes(deed).isEmpty()) {
            broken.add("nobody agreed (mode %s, distrusted %s): %s".formatted(mode, isDistrusted(deed), deed));
        }
    }

    private static Mode mode(Optional<Mode> said) {
        return said.orElseThrow();
    }

    private boolean isDistrusted(Deed deed) {
        String playbook = deed.playbook().name();
        return lost.stream()
                .filter(one -> one.playbook().equals(playbook) && one.at().isBefore(deed.begun()))
                .anyMatch(one -> !facts.isTrustedAgain(playbook, one.at(), deed.begun()));
    }

    /** A yes is for one order, once, as it was shown. */
    private Optional<Facts.Yes> yes(Deed deed) {
        Optional<Facts.Yes> found = facts.yeses().stream()
                .filter(yes -> yes.incident().equals(deed.incident()) && !used.contains(yes))
                .filter(yes -> !yes.at().isAfter(deed.begun()))
                .filter(yes -> yes.shown().target().equals(deed.target()))
                .filter(yes -> deed.order().hasAimOf(yes.shown()))
                .filter(yes -> yes.shown().expected().sameAs(deed.order().expected()))
                .findFirst();
        found.ifPresent(used::add);
        return found;
    }
}
