package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.condition.Known;
import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** escalation.yaml (I3): who is called when those who were told do not get it solved. */
public final class Escalation {

    /** Where the file is left out: nobody is called beside those who are told anyway. */
    static final Escalation NONE = new Escalation(Map.of(), List.of());

    private final Map<Level.Rank, Level> levels;
    private final List<EscalationRule> rules;

    private Escalation(Map<Level.Rank, Level> levels, List<EscalationRule> rules) {
        this.levels = levels;
        this.rules = rules;
    }

    /**
     * A level that is due, and why.
     *
     * @param rule by whose name it is told from others that call the same level
     */
    public record Due(String rule, Level level, Because because) {}

    record Text(String who, Optional<String> channel) {}

    static Escalation read(Passage file, Names channels) {
        Map<Level.Rank, Level> levels = levels(file.at("levels"), channels);
        Names known = new Names(
                "there is no level",
                levels.keySet().stream().map(Level.Rank::word).toList());
        List<EscalationRule> rules =
                file.at("rules").items().stream().map(EscalationRule::read).toList();
        rules.forEach(rule -> known.check(rule.passage().at("to"), rule.to().word()));
        return new Escalation(levels, rules);
    }

    private static Map<Level.Rank, Level> levels(Passage passage, Names channels) {
        Map<Level.Rank, Level> levels = new LinkedHashMap<>();
        Arrays.stream(Level.Rank.values())
                .forEach(rank ->
                        passage.ifSaid(rank.word()).ifPresent(level -> levels.put(rank, level(rank, level, channels))));
        return levels;
    }

    private static Level level(Level.Rank rank, Passage passage, Names channels) {
        Text text = passage.as(Text.class);
        text.channel().ifPresent(channel -> channels.check(passage.at("channel"), channel));
        return new Level(rank, text.who(), text.channel());
    }

    /** From the first who is called to the last. */
    public List<Level> levels() {
        return List.copyOf(levels.values());
    }

    /**
     * Each rule that holds, from the first who is called to the last.
     *
     * @param moment in maintenance it waits, but for a total outage (L4)
     */
    Decision<List<Due>> due(IncidentFacts incident, Known known, Moment moment) {
        List<EscalationRule> asked = waits(incident, moment) ? List.of() : asked(incident);
        List<Due> due = asked.stream()
                .filter(rule -> rule.on(incident, known).holds())
                .map(this::due)
                .sorted(Comparator.comparing(one -> one.level().rank()))
                .toList();
        String doubts = Unjudged.among(asked.stream(), EscalationRule::name, rule -> rule.on(incident, known));
        return new Decision<>(due, because(due, doubts));
    }

    /** What is resolved is not escalated, nor is what is only good to know (I4). */
    private List<EscalationRule> asked(IncidentFacts incident) {
        boolean nobodys = incident.has(IncidentFacts.Mark.RESOLVED) || incident.urgency() == Urgency.INFO;
        return nobodys ? List.of() : rules;
    }

    private static boolean waits(IncidentFacts incident, Moment moment) {
        return moment.maintenance() && incident.severity() != Severity.SEV0;
    }

    /** The age at which a rule that is not among the {@code done} may hold next, should nothing happen until then. */
    Optional<Duration> next(IncidentFacts incident, Set<String> done, Moment moment) {
        List<EscalationRule> left = asked(incident).stream()
                .filter(rule -> !done.contains(rule.name()))
                .toList();
        if (waits(incident, moment)) {
            return left.isEmpty() ? Optional.empty() : Optional.of(incident.nextMinute());
        }
        return left.stream().flatMap(rule -> rule.next(incident).stream()).min(Comparator.naturalOrder());
    }

    private Due due(EscalationRule rule) {
        Level level = levels.get(rule.to());
        String sentence = "%s (%s) by rule %s: %s".formatted(level.rank().word(), level.who(), rule.name(), rule.why());
        return new Due(
                rule.name(),
                level,
                Because.of(PolicyReason.ESCALATION_DUE, sentence, rule.passage().place()));
    }

    private static Because because(List<Due> due, String doubts) {
        if (due.isEmpty()) {
            return Because.of(
                    PolicyReason.NO_ESCALATION, "no rule asks for anybody beside those who were told" + doubts);
        }
        String ranks =
                due.stream().map(one -> one.level().rank().word()).distinct().collect(Collectors.joining(", "));
        return Because.of(PolicyReason.ESCALATION_DUE, "due: " + ranks + doubts);
    }
}
