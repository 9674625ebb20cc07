package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Scope;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.PolicyFiles;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Conditions as policies write them, and what they are held against. */
final class Conditions {

    private static final Service GAME_SERVER =
            new Service("game-server", Grade.CRITICAL, DependencyKind.CORE, "game-sre", "#game-sre", Optional.empty());

    private static final Calendar CALENDAR = Policies.shipped().calendar();

    private Conditions() {}

    /** The severity rules of a file of which line 4 says the condition, from column 11. */
    static String severityFile(String when) {
        return """
                rules:
                  - name: a
                    match: ['a="b"']
                    when: %s
                    severity: Sev1
                    why: it is
                default: {critical: Sev2, warning: Sev3, info: Sev3}
                """.formatted(when);
    }

    static Condition of(String text, Scope scope) {
        Documents documents = documents(List.of(text));
        Condition condition = read(documents, scope).getFirst();
        documents.throwIfWrong();
        return condition;
    }

    /** Those that are wrong hold nowhere. */
    static List<Condition> asRead(List<String> texts, Scope scope) {
        return read(documents(texts), scope);
    }

    private static List<Condition> read(Documents documents, Scope scope) {
        return documents.file("severity.yaml").at("rules").items().stream()
                .map(rule -> Condition.ifSaid(rule, scope).orElseThrow())
                .toList();
    }

    private static Documents documents(List<String> texts) {
        String rules = texts.stream()
                .map(text -> "- name: a\n  severity: Sev1\n  why: it is\n  when: |-\n    %s\n".formatted(text))
                .collect(Collectors.joining());
        String file = "default: {critical: Sev2, warning: Sev3, info: Sev3}\nrules:\n" + rules;
        return Documents.read(new PolicyFiles("test", new TreeMap<>(Map.of("severity.yaml", file))));
    }

    static Facts facts(OptionalInt repeats, OptionalLong usersAffected, OptionalDouble burnRate) {
        return new Facts(repeats, OptionalInt.empty(), usersAffected, burnRate);
    }

    static Subject subject(Facts facts) {
        return new Subject(
                Alerts.GAME_SERVER_DOWN, GAME_SERVER, new Situation(facts, Alerts.AT), CALENDAR, Optional.empty());
    }

    static IncidentView incident() {
        return new IncidentView(Severity.SEV1, "acting", 3, 2, 1, Duration.ofMinutes(31));
    }
}
