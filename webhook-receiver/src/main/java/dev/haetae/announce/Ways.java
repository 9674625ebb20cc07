package dev.haetae.announce;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Seen;
import dev.haetae.policy.Channel;
import dev.haetae.policy.IncidentFacts;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Situation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an update goes (I4), as the policies in force say; to the log beside all others.
 *
 * @param story the incident's, all of it so far
 */
record Ways(Policies inForce, Origins.Origin origin, List<Event> story) {

    /** None for what is only recorded (I4), unless somebody was called for it. */
    List<Channel> of(StatusUpdate update) {
        List<Channel> wanted = wanted(update)
                .filter(channel -> channel.kind() != Channel.Kind.LOG)
                .distinct()
                .toList();
        return isOnlyRecorded(update) && wanted.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(Channel.RECORD), wanted.stream()).toList();
    }

    private Stream<Channel> wanted(StatusUpdate update) {
        return switch (update.kind()) {
            case ESCALATED -> called(update);
            case ACKNOWLEDGED -> taken(update);
            case RESOLVED, CLOSED -> Stream.concat(routed(update), pagers());
            default -> routed(update);
        };
    }

    private static boolean isOnlyRecorded(StatusUpdate update) {
        return update.urgency() == Urgency.INFO && update.kind() != StatusUpdate.Kind.ESCALATED;
    }

    private Stream<Channel> routed(StatusUpdate update) {
        if (isOnlyRecorded(update)) {
            return Stream.empty();
        }
        List<Event> until =
                story.stream().filter(event -> !event.at().isAfter(update.at())).toList();
        IncidentFacts facts = Seen.by(origin.alert(), until, update.at());
        return inForce.route(facts, Situation.at(update.at())).verdict().stream();
    }

    /** Where the level hears of it, else where the incident is announced anyway; whom we call is not the public's. */
    private Stream<Channel> called(StatusUpdate update) {
        return channel(update.facts().getOrDefault("level", ""))
                .map(Stream::of)
                .orElseGet(() -> amongUs(routed(update)));
    }

    private Optional<Channel> channel(String level) {
        return inForce.escalation().levels().stream()
                .filter(known -> known.rank().word().equals(level))
                .findFirst()
                .flatMap(known -> inForce.channel(known, origin.alert()));
    }

    /** Whoever took it at PagerDuty, the one system that tells us so, is known there; who has it is not the public's. */
    private Stream<Channel> taken(StatusUpdate update) {
        boolean here = Actor.API.equals(update.facts().get("via"));
        return amongUs(Stream.concat(routed(update), pagers()))
                .filter(channel -> here || channel.kind() != Channel.Kind.PAGERDUTY);
    }

    private static Stream<Channel> amongUs(Stream<Channel> channels) {
        return channels.filter(channel -> channel.kind() != Channel.Kind.STATUSPAGE);
    }

    /** Every pager that was told of it or was called, wherever it is routed now: what rings there ends with the incident. */
    private Stream<Channel> pagers() {
        Set<String> told = said(Happening.Announced.class)
                .map(Happening.Announced::channel)
                .collect(Collectors.toSet());
        Stream<Channel> heard =
                inForce.channels(origin.alert()).stream().filter(channel -> told.contains(channel.spoken()));
        Stream<Channel> called = said(Happening.Escalated.class)
                .flatMap(call -> channel(call.level().word()).stream());
        return Stream.concat(heard, called).filter(channel -> channel.kind() == Channel.Kind.PAGERDUTY);
    }

    private <T extends Happening> Stream<T> said(Class<T> type) {
        return story.stream().map(Event::what).filter(type::isInstance).map(type::cast);
    }
}
