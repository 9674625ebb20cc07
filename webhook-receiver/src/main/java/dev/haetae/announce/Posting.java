package dev.haetae.announce;

import dev.haetae.contract.Reason;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.policy.Channel;
import dev.haetae.policy.Policies;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sends an update on its ways (I4): one letter for each channel that the policies in force name, and always one to the
 * log. A channel that is not configured is said so once in an incident; what it would have been told stands in the log.
 */
final class Posting {

    private enum Why implements Reason {
        NOT_CONFIGURED
    }

    private final Incidents incidents;
    private final Supplier<Policies> policies;
    private final Origins origins;
    private final Announcers announcers;
    private final InstantSource clock;

    Posting(
            Incidents incidents,
            Supplier<Policies> policies,
            Origins origins,
            Announcers announcers,
            InstantSource clock) {
        this.incidents = incidents;
        this.policies = policies;
        this.origins = origins;
        this.announcers = announcers;
        this.clock = clock;
    }

    void post(Claim claim, StatusUpdate update) {
        incidents.change(claim, clock.instant(), transition -> {
            List<Event> story = incidents.story(update.incident()).toList();
            Origins.Origin origin = origins.of(transition.incident(), story);
            Policies inForce = policies.get();
            Map<String, String> beside = Aside.of(update, transition.incident(), story, inForce);
            StatusUpdate told = with(origin.group(), beside, update);
            new Ways(inForce, origin, story).of(update).forEach(channel -> post(transition, story, told, channel));
            transition.alongside(batch -> batch.delete(Space.OUTBOX, update.id()));
        });
    }

    private void post(Transition transition, List<Event> story, StatusUpdate update, Channel channel) {
        announcers
                .missing(channel.kind().word())
                .ifPresentOrElse(
                        missing -> notConfigured(transition, story, update, channel, missing),
                        () -> send(transition, Letter.of(update, channel)));
    }

    private static void send(Transition transition, Letter letter) {
        transition
                .alongside(batch -> batch.put(Space.OUTBOX, letter.key(), Json.write(letter)))
                .set(Timer.Kind.ANNOUNCE, transition.at(), letter.key());
    }

    private static void notConfigured(
            Transition transition, List<Event> story, StatusUpdate update, Channel channel, String missing) {
        boolean known = story.stream()
                .anyMatch(event -> event.because().tag().equals(Why.NOT_CONFIGURED.tag())
                        && event.what() instanceof Happening.NotAnnounced not
                        && not.channel().equals(channel.spoken()));
        if (!known) {
            String sentence = "%s is not configured (%s is not set): what it would hear stands in the log"
                    .formatted(channel.spoken(), missing);
            transition.record(
                    Actor.POLICY,
                    Because.of(Why.NOT_CONFIGURED, sentence),
                    new Happening.NotAnnounced(channel.spoken(), update.id(), Courier.kind(update)));
        }
    }

    /** Alertmanager's key goes along as a fact, for a channel that can make one page of both. */
    private static StatusUpdate with(Optional<String> group, Map<String, String> beside, StatusUpdate update) {
        Map<String, String> facts = new HashMap<>(update.facts());
        facts.putAll(beside);
        group.ifPresent(key -> facts.put("group", key));
        return new StatusUpdate(
                update.id(),
                update.incident(),
                update.kind(),
                update.urgency(),
                update.severity(),
                update.service(),
                update.title(),
                update.since(),
                update.at(),
                facts,
                update.simulated());
    }
}
