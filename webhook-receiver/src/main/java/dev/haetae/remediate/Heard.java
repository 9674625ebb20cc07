package dev.haetae.remediate;

import dev.haetae.triage.Episode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the alert's source at its word while that word is recent. What was heard while this process listens counts for
 * longer than what was heard before it started: a resolution would have reached it, but not one that was down. Beyond
 * that, {@code ask} decides; without it, doubt forbids. A silence is told by no webhook, so it is asked about each time.
 */
final class Heard implements Confirmation {

    private final Instant listeningSince;
    private final Duration whileListening;
    private final Duration acrossARestart;
    private final Optional<Confirmation> ask;

    Heard(Instant listeningSince, Duration whileListening, Duration acrossARestart, Optional<Confirmation> ask) {
        this.listeningSince = listeningSince;
        this.whileListening = whileListening;
        this.acrossARestart = acrossARestart;
        this.ask = ask;
    }

    @Override
    public Answer isActive(Episode episode, Instant now) {
        Instant heard = episode.lastHeard();
        Duration credit = heard.isBefore(listeningSince) ? acrossARestart : whileListening;
        Duration silence = Duration.between(heard, now);
        if (silence.compareTo(credit) <= 0) {
            return unlessSilenced(episode, now);
        }
        return ask.map(source -> source.isActive(episode, now))
                .orElseGet(() -> new Answer.Unknown(
                        "the alert was last heard of %s ago, and there is no Alertmanager to ask whether it still fires (haetae.alertmanager.url)"
                                .formatted(Words.of(silence))));
    }

    private Answer unlessSilenced(Episode episode, Instant now) {
        return ask.map(source -> source.isActive(episode, now))
                .filter(Answer.Silenced.class::isInstance)
                .orElseGet(Answer.Active::new);
    }
}
