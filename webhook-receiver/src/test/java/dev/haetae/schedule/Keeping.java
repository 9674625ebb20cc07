package dev.haetae.schedule;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Limits;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Bounds, windows, and other people's hands. */
final class Keeping {

    private static final LocalTime FROM = LocalTime.of(12, 40);
    private static final LocalTime TO = LocalTime.of(13, 10);

    private final List<Deed> deeds;
    private final Facts facts;
    private final List<String> broken = new ArrayList<>();

    Keeping(List<Deed> deeds, Facts facts) {
        this.deeds = deeds;
        this.facts = facts;
    }

    List<String> broken() {
        for (Deed deed : deeds) {
            if (!deed.isOnlyWords()) {
                bounds(deed);
                share(deed);
                window(deed);
                hands(deed);
                owners(deed);
            }
        }
        return broken;
    }

    private void broken(boolean is, String what, Deed deed) {
        if (is) {
            broken.add(what + ": " + deed);
        }
    }

    private void bounds(Deed deed) {
        if (deed.order() instanceof Scale scale) {
            Limits limits = deed.step().limits();
            int before = scale.expected().desired();
            int fewer = 100 * (before - scale.replicas());
            broken(scale.replicas() < limits.floor() || scale.replicas() > limits.ceiling(), "out of bounds", deed);
            broken(fewer > percent(deed) * before, "too many pods at once", deed);
        }
    }

    /** What was seen at the decision bears it, and the order says what whoever carries it out has to keep to. */
    private void share(Deed deed) {
        switch (deed.order()) {
            case Isolate out
            when out.out() -> {
                broken(out.share() != percent(deed), "it names another share", deed);
                boolean few = 100 * (out.expected().away() + 1)
                        <= percent(deed) * out.expected().group();
                broken(out.expected().ready() && !few, "too many away at once", deed);
            }
            case Restart restart -> broken(restart.batch() > percent(deed), "it lets too many pods go at once", deed);
            default -> {}
        }
    }

    private static int percent(Deed deed) {
        return deed.guardrails().blastRadius().percentOfPods();
    }

    private void window(Deed deed) {
        LocalTime time = LocalTime.ofInstant(deed.begun(), ZoneOffset.UTC);
        boolean within = !time.isBefore(FROM) && time.isBefore(TO);
        broken(within && !deed.playbook().inMaintenance(), "in a maintenance window", deed);
    }

    private void hands(Deed deed) {
        Instant resumed = deed.before().stream()
                .filter(event -> event.what() instanceof Happening.Resumed)
                .filter(event -> event.actor().kind() == Actor.Kind.PERSON)
                .map(Event::at)
                .reduce(Instant.MIN, (one, other) -> other);
        Instant lately = deed.begun().minus(deed.guardrails().handsOff());
        boolean touched = facts.touches().stream()
                .filter(touch -> touch.seen() && isTouchedBy(deed, touch.target()))
                .map(Facts.Touch::at)
                .anyMatch(at -> at.isBefore(deed.begun()) && at.isAfter(lately) && at.isAfter(resumed));
        broken(touched && !(deed.order() instanceof Rollback), "somebody had just written to it", deed);
        broken(was(Facts.Condition.MARKED, deed), "the target was marked for automation to keep off", deed);
        boolean asked = !deed.guardrails().optIn() || !was(Facts.Condition.NOT_OPTED_IN, deed);
        broken(!asked, "nobody asked automation to look after the target", deed);
    }

    /** What a controller keeps is nobody else's; an autoscaler's floor is another target. */
    private void owners(Deed deed) {
        boolean autoscaled = facts.was(Facts.Condition.AUTOSCALED, deed.target(), deed.begun());
        broken(autoscaled && deed.order() instanceof Scale, "its replicas were an autoscaler's", deed);
        boolean inGit = facts.was(Facts.Condition.IN_GIT, deed.target(), deed.begun());
        boolean kept = deed.order() instanceof Scale || deed.order() instanceof Rollback;
        broken(inGit && kept, "it was kept as it is in Git", deed);
    }

    private boolean was(Facts.Condition condition, Deed deed) {
        return facts.was(condition, deed.target(), deed.begun())
                || facts.was(condition, Drill.workload(deed.target()), deed.begun());
    }

    /** Whose hands are on a workload are on its autoscaler's floor too. */
    private static boolean isTouchedBy(Deed deed, Target touched) {
        return touched.equals(deed.target()) || touched.equals(Drill.workload(deed.target()));
    }
}
