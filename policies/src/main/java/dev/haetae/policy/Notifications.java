package dev.haetae.policy;

import dev.haetae.policy.condition.Known;
import dev.haetae.policy.condition.Result;
import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** notifications.yaml (I4): who hears of an incident. */
final class Notifications {

    /** Where the file is left out: everything is written down. */
    static final Notifications NONE =
            new Notifications(Map.of(), RuleIndex.of(List.of(), Route::match), Optional.empty());

    private final Map<String, ChannelPattern> channels;
    private final RuleIndex<Route> routes;
    private final Optional<Passage> otherwise;

    private Notifications(Map<String, ChannelPattern> channels, RuleIndex<Route> routes, Optional<Passage> otherwise) {
        this.channels = channels;
        this.routes = routes;
        this.otherwise = otherwise;
    }

    static Notifications read(Passage file) {
        Map<String, ChannelPattern> channels = new LinkedHashMap<>();
        file.at("channels")
                .entries()
                .forEach((name, channel) -> channels.put(name, ChannelPattern.read(name, channel)));
        Notifications read = new Notifications(
                channels,
                RuleIndex.of(Rules.read(file.at("routes"), Route::read), Route::match),
                Optional.of(file.at("default")));
        Names names = read.names();
        read.routes.rules().forEach(route -> check(route.passage().at("to"), names));
        check(file.at("default"), names);
        return read;
    }

    private static void check(Passage to, Names names) {
        to.items().forEach(channel -> names.check(channel, channel.as(String.class)));
    }

    /** The channels that other files may name. */
    Names names() {
        return new Names("notifications.yaml has no channel", channels.keySet());
    }

    Decision<List<Channel>> route(IncidentFacts incident, Service service, Known known) {
        Function<Route, Result> on = route -> route.on(incident, service.grade(), known);
        List<Route> candidates = routes.candidates(incident.alert().labels()).toList();
        Optional<Route> first =
                candidates.stream().filter(route -> on.apply(route).holds()).findFirst();
        Stream<Route> before =
                candidates.stream().takeWhile(route -> !on.apply(route).holds());
        String doubts = Unjudged.among(before, Route::name, on);
        return first.map(route -> byRoute(route, service, doubts))
                .or(() -> otherwise.map(to -> byDefault(to, service, doubts)))
                .orElseGet(Notifications::recorded);
    }

    private Decision<List<Channel>> byRoute(Route route, Service service, String doubts) {
        String sentence = "announced on %s, by route %s".formatted(String.join(", ", route.to()), route.name());
        return new Decision<>(
                channels(route.to(), service),
                Because.of(
                        PolicyReason.ROUTED, sentence + doubts, route.passage().place()));
    }

    private Decision<List<Channel>> byDefault(Passage to, Service service, String doubts) {
        List<String> names = List.of(to.as(String[].class));
        String sentence = "announced on %s, the default: no route holds".formatted(String.join(", ", names));
        return new Decision<>(
                channels(names, service), Because.of(PolicyReason.ROUTED_BY_DEFAULT, sentence + doubts, to.place()));
    }

    private static Decision<List<Channel>> recorded() {
        return new Decision<>(
                List.of(Channel.RECORD),
                Because.of(PolicyReason.ROUTED_BY_DEFAULT, "written down only: there is no notifications.yaml"));
    }

    List<Channel> all(Service service) {
        return channels(channels.keySet(), service);
    }

    private List<Channel> channels(Collection<String> names, Service service) {
        return names.stream().map(name -> channel(name, service)).toList();
    }

    /** One of {@link #names}. */
    Channel channel(String name, Service service) {
        return channels.get(name).of(service);
    }
}
