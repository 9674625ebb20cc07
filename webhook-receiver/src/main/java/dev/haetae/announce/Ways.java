package dev.haetae.announce;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Seen;
import dev.haetae.policy.Channel;
import dev.haetae.policy.IncidentFacts;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Situation;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an update goes (I4), as the policies in force say; to the log always.
 *
 * @param story the incident's, all of it so far
 */
record Ways(Policies inForce, Origins.Origin origin, List<Event> story) {

    Stream<Channel> of(StatusUpdate update) {
        return Stream.concat(
                        Stream.of(Channel.RECORD), wanted(update).filter(channel -> channel.kind() != Channel.Kind.LOG))
                .distinct();
    }

    private Stream<Channel> wanted(StatusUpdate update) {
        return switch (update.kind()) {
            case ESCALATED -> called(update);
            case ACKNOWLEDGED -> taken(update);
            default -> routed(update);
        };
    }

    private Stream<Channel> routed(StatusUpdate update) {
        List<Event> until =
                story.stream().filter(event -> !event.at().isAfter(update.at())).toList();
        IncidentFacts facts = Seen.by(origin.alert(), until, update.at());
        return inForce.route(facts, Situation.at(update.at())).verdict().stream();
    }

    /** Where the level hears of it, else where the incident is announced anyway; whom we call is not the public's. */
    private Stream<Channel> called(StatusUpdate update) {
        return inForce.escalation().levels().stream()
                .filter(level -> level.rank().word().equals(update.facts().get("level")))
                .findFirst()
                .flatMap(level -> inForce.channel(level, origin.alert()))
                .map(Stream::of)
                .orElseGet(() -> amongUs(routed(update)));
    }

    /** Whoever took it at PagerDuty, the one system that tells us so, is known there; who has it is not the public's. */
    private Stream<Channel> taken(StatusUpdate update) {
        boolean here = Actor.API.equals(update.facts().get("via"));
        return amongUs(routed(update)).filter(channel -> here || channel.kind() != Channel.Kind.PAGERDUTY);
    }

    private static Stream<Channel> amongUs(Stream<Channel> channels) {
        return channels.filter(channel -> channel.kind() != Channel.Kind.STATUSPAGE);
    }
}
