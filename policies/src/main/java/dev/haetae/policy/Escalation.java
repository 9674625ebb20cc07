package dev.haetae.policy;

import dev.haetae.policy.condition.Known;
import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A level that is due, and why. */
    public record Due(Level level, Because because) {}

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

    /** What is resolved is not escalated. */
    Decision<List<Due>> due(IncidentFacts incident, Known known) {
        List<EscalationRule> asked = incident.has(IncidentFacts.Mark.RESOLVED) ? List.of() : rules;
        Map<Level.Rank, Due> due = new LinkedHashMap<>();
        asked.stream()
                .filter(rule -> rule.on(incident, known).holds())
                .forEach(rule -> due.putIfAbsent(rule.to(), due(rule)));
        List<Due> levelsDue = due.values().stream()
                .sorted(Comparator.comparing(one -> one.level().rank()))
                .toList();
        String doubts = Unjudged.among(asked.stream(), EscalationRule::name, rule -> rule.on(incident, known));
        return new Decision<>(levelsDue, because(levelsDue, doubts));
    }

    private Due due(EscalationRule rule) {
        Level level = levels.get(rule.to());
        String sentence = "%s (%s) by rule %s: %s".formatted(level.rank().word(), level.who(), rule.name(), rule.why());
        return new Due(
                level,
                Because.of(PolicyReason.ESCALATION_DUE, sentence, rule.passage().place()));
    }

    private static Because because(List<Due> due, String doubts) {
        if (due.isEmpty()) {
            return Because.of(
                    PolicyReason.NO_ESCALATION, "no rule asks for anybody beside those who were told" + doubts);
        }
        String ranks = due.stream().map(one -> one.level().rank().word()).collect(Collectors.joining(", "));
        return Because.of(PolicyReason.ESCALATION_DUE, "due: " + ranks + doubts);
    }
}
