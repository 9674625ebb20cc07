package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Target;
import dev.haetae.policy.Policies;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What a schedule did, as it knows by itself: nothing of it was asked of the engine. */
public final class Facts {

    /** A person's yes to an order as it was shown. */
    record Yes(String incident, Action shown, Instant at) {}

    /** Somebody else's write; {@code seen} where it shows on the target. */
    record Touch(Target target, Instant at, boolean seen) {}

    private record Era(Instant from, Policies policies) {}

    /** A switch of automation; {@code until} null while somebody has to end it. */
    private record Switch(Instant until) {}

    private record Trusted(String playbook, Instant at) {}

    /** What may hold of a target for a while, as people or controllers want it. */
    public enum Condition {
        /** Marked for automation to keep off. */
        MARKED,
        /** An autoscaler owns its replicas. */
        AUTOSCALED,
        /** It is kept as it is in Git. */
        IN_GIT,
        /** Nobody asked automation to look after it. */
        NOT_OPTED_IN
    }

    private record Spell(Condition condition, Target target, Instant from, Instant to) {}

    private static final String ALL = "all";

    private final List<Era> eras = new ArrayList<>();
    private final Map<String, Switch> switches = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Instant> firing = new HashMap<>();
    private final List<Spell> spells = new ArrayList<>();
    private final List<Yes> yeses = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();
    private final List<Trusted> trusted = new ArrayList<>();

    public void inForce(Policies policies, Instant from) {
        eras.add(new Era(from, policies));
    }

    Policies policiesAt(Instant at) {
        return eras.reversed().stream()
                .filter(era -> !era.from().isAfter(at))
                .findFirst()
                .orElseThrow()
                .policies();
    }

    /** A pause that is on already can only be made longer. */
    public void paused(String service, Instant until, Instant now) {
        String of = Objects.requireNonNullElse(service, ALL);
        Switch before = switches.get(of);
        boolean longer = before == null
                || !holds(before, now)
                || until == null
                || (before.until() != null && !before.until().isAfter(until));
        if (longer) {
            switches.put(of, new Switch(until));
        }
    }

    public void resumed(String service) {
        switches.remove(Objects.requireNonNullElse(service, ALL));
    }

    boolean isPaused(String service, Instant now) {
        return Optional.ofNullable(switches.get(ALL))
                        .filter(one -> holds(one, now))
                        .isPresent()
                || Optional.ofNullable(switches.get(service))
                        .filter(one -> holds(one, now))
                        .isPresent();
    }

    private static boolean holds(Switch one, Instant now) {
        return one.until() == null || now.isBefore(one.until());
    }

    public void takes(String incident) {
        taken.add(incident);
    }

    public void letsGoOn(String incident) {
        taken.remove(incident);
    }

    boolean isTaken(String incident) {
        return taken.contains(incident);
    }

    public void fires(String key, Instant heard) {
        firing.put(key, heard);
    }

    public void ends(String key) {
        firing.remove(key);
    }

    /** When its source last said that it fires; empty while it does not. */
    Optional<Instant> heard(String key) {
        return Optional.ofNullable(firing.get(key));
    }

    Set<String> firing() {
        return Set.copyOf(firing.keySet());
    }

    /** It holds from now on, or no longer. */
    public void turns(Condition condition, Target target, boolean on, Instant now) {
        if (on) {
            spells.add(new Spell(condition, target, now, Instant.MAX));
        } else {
            spells.replaceAll(spell -> spell.condition() == condition
                            && spell.target().equals(target)
                            && spell.to().equals(Instant.MAX)
                    ? new Spell(condition, target, spell.from(), now)
                    : spell);
        }
    }

    boolean was(Condition condition, Target target, Instant moment) {
        return spells.stream()
                .anyMatch(spell -> spell.condition() == condition
                        && spell.target().equals(target)
                        && spell.from().isBefore(moment)
                        && spell.to().isAfter(moment));
    }

    public void agrees(String incident, Action shown, Instant now) {
        yeses.add(new Yes(incident, shown, now));
    }

    List<Yes> yeses() {
        return yeses;
    }

    public void touches(Target target, Instant now, boolean seen) {
        touches.add(new Touch(target, now, seen));
    }

    List<Touch> touches() {
        return touches;
    }

    public void trusts(String playbook, Instant now) {
        trusted.add(new Trusted(playbook, now));
    }

    boolean isTrustedAgain(String playbook, Instant from, Instant to) {
        return trusted.stream()
                .anyMatch(one -> one.playbook().equals(playbook)
                        && !one.at().isBefore(from)
                        && !one.at().isAfter(to));
    }
}
