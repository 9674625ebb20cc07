package dev.haetae.remediate;

import dev.haetae.incident.Incident;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Policies;
import dev.haetae.triage.Causes;
import dev.haetae.triage.Episode;
import dev.haetae.triage.Episodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what a step stands on, before it is decided and again before it is carried out. */
final class Grounds {

    private final Episodes episodes;
    private final Causes causes;
    private final Policies policies;
    private final Confirmation confirmation;

    Grounds(Episodes episodes, Causes causes, Policies policies, Confirmation confirmation) {
        this.episodes = episodes;
        this.causes = causes;
        this.policies = policies;
        this.confirmation = confirmation;
    }

    /** The first firing alert of the incident that its playbook is for; others joined, but the ladder is not theirs. */
    Ground of(Incident incident, Instant now) {
        List<Episode> members = episodes.of(incident.id());
        return incident.isRecovering() ? quiet(incident, members, now) : firing(incident, members, now);
    }

    /** Recovery stands on the silence of all alerts; what it acts on is named by the one that the playbook is for. */
    private Ground quiet(Incident incident, List<Episode> members, Instant now) {
        return members.stream()
                .filter(episode -> isFor(incident.plan().playbook(), episode))
                .findFirst()
                .filter(episode -> !Recovery.isDisturbed(incident, now))
                .<Ground>map(Ground.Firm::new)
                .orElseGet(() -> new Ground.Gone(Why.BACK_MEANWHILE.because()));
    }

    private Ground firing(Incident incident, List<Episode> members, Instant now) {
        return firing(incident, members)
                .findFirst()
                .map(episode -> judge(episode, now))
                .orElseGet(() -> none(members));
    }

    /** Whether an alert that the playbook is for is on our books as firing; nobody is asked. */
    boolean stillFires(Incident incident) {
        return firing(incident, episodes.of(incident.id())).findAny().isPresent();
    }

    /** The alert that the playbook is for, whether it still fires or not. */
    Optional<Alert> alert(Incident incident) {
        return episodes.of(incident.id()).stream()
                .filter(episode -> isFor(incident.plan().playbook(), episode))
                .map(Episode::alert)
                .findFirst();
    }

    /** Whose silence cannot be told from their alerts being over, if any: their Watchdog is missing. */
    Optional<String> silent(Incident incident) {
        return episodes.of(incident.id()).stream()
                .map(Episode::source)
                .distinct()
                .filter(episodes::isSilent)
                .findFirst();
    }

    private Stream<Episode> firing(Incident incident, List<Episode> members) {
        return members.stream()
                .filter(Episode::isOpen)
                .filter(episode -> isFor(incident.plan().playbook(), episode));
    }

    private static Ground none(List<Episode> members) {
        return members.size() < Episodes.MEMBERS
                ? new Ground.Gone(Why.ALERT_GONE.because())
                : new Ground.Unconfirmed(Why.TOO_MANY_ALERTS.because(Episodes.MEMBERS));
    }

    private boolean isFor(String playbook, Episode episode) {
        return policies.isFor(playbook, episode.alert());
    }

    private Ground judge(Episode episode, Instant now) {
        return causes.silencing(episode.alert(), episode.key())
                .<Ground>map(because -> new Ground.Silenced(Why.SILENCED.because(because.sentence())))
                .orElseGet(() -> confirmed(episode, now));
    }

    private Ground confirmed(Episode episode, Instant now) {
        return switch (confirmation.isActive(episode, now)) {
            case Confirmation.Answer.Active active -> new Ground.Firm(episode);
            case Confirmation.Answer.Resolved resolved -> new Ground.Gone(Why.ALERT_GONE.because());
            case Confirmation.Answer.Silenced silenced ->
                new Ground.InHand(Why.ALERT_SILENCED.because(silenced.sentence()));
            case Confirmation.Answer.Unknown unknown ->
                new Ground.Unconfirmed(Why.ALERT_UNCONFIRMED.because(unknown.sentence()));
        };
    }
}
