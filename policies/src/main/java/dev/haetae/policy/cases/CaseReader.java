package dev.haetae.policy.cases;

import dev.haetae.policy.Mode;
import dev.haetae.policy.source.Passage;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the cases of one file. */
final class CaseReader {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** A Thursday night outside of every shipped window. */
    private static final LocalDateTime NIGHT = LocalDateTime.of(2026, 11, 19, 3, 0);

    private static final String CLUSTER = "production";

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm[:ss]")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private final Passage file;
    private final KnownNames known;
    private final ZoneId zone;
    private final Map<String, String> given;
    private final Map<String, String> names = new HashMap<>();

    CaseReader(Passage file, KnownNames known) {
        this.file = file;
        this.known = known;
        this.zone = file.ifSaid("zone").flatMap(CaseReader::zone).orElse(SEOUL);
        this.given = file.ifSaid("given").map(Which::words).orElse(Map.of());
    }

    List<PolicyCase> read() {
        return file.at("cases").items().stream().map(this::read).toList();
    }

    private PolicyCase read(Passage one) {
        checkName(one);
        List<String> rules = one.ifSaid("rules").map(this::rules).orElse(List.of());
        MoveReader happening = new MoveReader(given);
        List<Move> moves = happening.read(one.at("alerts"));
        known.checkExpected(one, happening.names());
        return new PolicyCase(
                one.at("name").as(String.class),
                file.file(),
                one.place(),
                rules,
                one.ifSaid("at")
                        .flatMap(CaseReader::time)
                        .orElse(NIGHT)
                        .atZone(zone)
                        .toInstant(),
                zone,
                one.ifSaid("mode").map(mode -> mode.as(Mode.class)).orElse(Mode.AUTO),
                given.getOrDefault("cluster", CLUSTER),
                one.ifSaid("workloads").map(CaseReader::workloads).orElse(Map.of()),
                moves,
                one.ifSaid("until").map(until -> until.as(Duration.class)),
                Expected.read(one));
    }

    private List<String> rules(Passage list) {
        return list.items().stream().flatMap(known::rules).distinct().toList();
    }

    /** By which it is asked for, and found in a report. */
    private void checkName(Passage one) {
        String earlier = names.putIfAbsent(one.at("name").as(String.class), one.place());
        if (earlier != null) {
            one.at("name").wrong("the case at %s has the same name".formatted(earlier), "a name of its own");
        }
    }

    private static Map<String, Workload> workloads(Passage mapping) {
        Map<String, Workload> workloads = new HashMap<>();
        mapping.entries().forEach((name, state) -> workloads.put(name, Workload.read(state)));
        return workloads;
    }

    private static Optional<LocalDateTime> time(Passage at) {
        try {
            return Optional.of(LocalDateTime.parse(at.as(String.class), TIME));
        } catch (DateTimeException impossible) {
            at.wrong("\"%s\" is not a time".formatted(at.as(String.class)), "a day and an hour that there are");
            return Optional.empty();
        }
    }

    private static Optional<ZoneId> zone(Passage zone) {
        try {
            return Optional.of(ZoneId.of(zone.as(String.class)));
        } catch (DateTimeException unknown) {
            zone.wrong("\"%s\" is not a time zone".formatted(zone.as(String.class)), "such as Asia/Seoul");
            return Optional.empty();
        }
    }
}
