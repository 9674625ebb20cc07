package dev.haetae.cases;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Because;
import dev.haetae.policy.Channel;
import dev.haetae.policy.Decision;
import dev.haetae.policy.Level;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Situation;
import dev.haetae.policy.cases.ExpectedIncident;
import dev.haetae.policy.cases.ExpectedLevel;
import dev.haetae.policy.cases.Said;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares who hears of an incident, and who is called, with what is expected. */
final class PeopleComparison {

    private final Policies policies;
    private final Moments moments;
    private final String key;
    private final Differences differences;

    private record Called(Level level, Because because, Duration after) {

        String spoken() {
            return "%s: %s".formatted(level.rank().word(), PeopleComparison.spoken(after));
        }
    }

    PeopleComparison(Policies policies, Moments moments, String key, Differences differences) {
        this.policies = policies;
        this.moments = moments;
        this.key = key;
        this.differences = differences;
    }

    void with(ExpectedIncident expected) {
        expected.notifies().ifPresent(channels -> notifies(channels, expected.place()));
        expected.escalates().ifPresent(levels -> escalates(levels, expected.place()));
    }

    /** Where it is announced when it opens, and where else when it gets worse. */
    private void notifies(List<Said> expected, String place) {
        Map<String, Channel> heard = new LinkedHashMap<>();
        Because[] last = {null};
        moments.worse().forEach(moment -> {
            Decision<List<Channel>> route = policies.route(moments.at(moment), Situation.at(moment));
            route.verdict().forEach(channel -> heard.put(channel.name(), channel));
            last[0] = last[0] == null ? route.because() : last[0];
        });
        List<String> wanted = expected.stream().map(Said::value).toList();
        boolean same = heard.size() == wanted.size()
                && heard.values().stream()
                        .allMatch(channel -> wanted.contains(channel.name()) || wanted.contains(channel.spoken()));
        if (!same) {
            List<String> came = heard.values().stream().map(Channel::spoken).toList();
            String where = expected.isEmpty() ? place : expected.getFirst().place();
            differences.add("channels of " + key, new Said(wanted.toString(), where), came.toString(), last[0]);
        }
    }

    private void escalates(List<ExpectedLevel> expected, String place) {
        Map<String, Called> called = called();
        List<String> wanted = expected.stream()
                .map(level -> level.name().value() + ": " + level.after().value())
                .toList();
        if (!wanted.equals(called.values().stream().map(Called::spoken).toList())) {
            differences.add(
                    "calls of " + key,
                    new Said(
                            wanted.toString(),
                            expected.isEmpty()
                                    ? place
                                    : expected.getFirst().name().place()),
                    called.values().stream().map(Called::spoken).toList().toString(),
                    called.values().stream().map(Called::because).findFirst().orElse(null));
        }
        expected.forEach(
                level -> Optional.ofNullable(called.get(level.name().value())).ifPresent(came -> compare(level, came)));
    }

    private void compare(ExpectedLevel level, Called came) {
        String name = "level " + came.level().rank().word();
        differences.same("who is " + name, level.who(), came.level().who(), came.because());
        differences.same(
                "channel of " + name, level.channel(), came.level().channel().orElse("none"), came.because());
    }

    /** Each level when it was called first, by rank. */
    private Map<String, Called> called() {
        return moments.timeline().stream()
                .filter(event -> event.what() instanceof Happening.Escalated)
                .map(event -> called(event, (Happening.Escalated) event.what()))
                .sorted(Comparator.comparing(called -> called.level().rank()))
                .collect(Collectors.toMap(
                        called -> called.level().rank().word(),
                        Function.identity(),
                        (first, later) -> first,
                        LinkedHashMap::new));
    }

    private Called called(Event event, Happening.Escalated what) {
        Optional<String> channel = policies.escalation().levels().stream()
                .filter(level -> level.rank() == what.level())
                .findFirst()
                .flatMap(Level::channel);
        return new Called(
                new Level(what.level(), what.who(), channel),
                event.because(),
                Duration.between(moments.opened(), event.at()));
    }

    /** {@code 1h30m}, as policies write it. */
    private static String spoken(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
