package dev.haetae.cases;

import dev.haetae.inbox.Fate;
import dev.haetae.policy.Because;
import dev.haetae.policy.Policies;
import dev.haetae.policy.cases.Expected;
import dev.haetae.policy.cases.ExpectedIncident;
import dev.haetae.policy.cases.RuleNames;
import dev.haetae.policy.cases.Said;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what came with what a case expects of it. */
final class Comparison {

    private static final int SHOWN = 5;

    private final Policies policies;
    private final RuleNames rules;
    private final Came came;
    private final Differences differences = new Differences();

    Comparison(Policies policies, RuleNames rules, Came came) {
        this.policies = policies;
        this.rules = rules;
        this.came = came;
    }

    List<Difference> with(Expected expected) {
        incidents(expected);
        expected.suppressed().ifPresent(rule -> suppressed(rule, expected.place()));
        expected.recorded().ifPresent(names -> recorded(names, expected.place()));
        return differences.all();
    }

    private void incidents(Expected expected) {
        int wanted = expected.incidents().size();
        if (came.incidents().size() != wanted) {
            differences.add("incidents", new Said(wanted + "", expected.place()), counted(), reason());
        }
        List<Came.Opened> left = new ArrayList<>(came.incidents());
        IdentityHashMap<ExpectedIncident, Came.Opened> pairs = new IdentityHashMap<>();
        expected.incidents().forEach(one -> sameKey(one, left).ifPresent(opened -> pair(one, opened, left, pairs)));
        expected.incidents().stream()
                .filter(one -> !pairs.containsKey(one) && !left.isEmpty())
                .forEach(one -> pair(one, left.getFirst(), left, pairs));
        expected.incidents().stream()
                .filter(pairs::containsKey)
                .forEach(one -> new IncidentComparison(policies, pairs.get(one), differences).with(one));
    }

    private static Optional<Came.Opened> sameKey(ExpectedIncident one, List<Came.Opened> left) {
        return one.key()
                .flatMap(key -> left.stream()
                        .filter(opened -> opened.key().equals(key.value()))
                        .findFirst());
    }

    private static void pair(
            ExpectedIncident one,
            Came.Opened opened,
            List<Came.Opened> left,
            IdentityHashMap<ExpectedIncident, Came.Opened> pairs) {
        left.remove(opened);
        pairs.put(one, opened);
    }

    private String counted() {
        String keys =
                came.incidents().stream().limit(SHOWN).map(Came.Opened::key).collect(Collectors.joining(", "));
        String more = came.incidents().size() > SHOWN ? " …" : "";
        return came.incidents().isEmpty()
                ? "0"
                : "%d: %s%s".formatted(came.incidents().size(), keys, more);
    }

    /** Why an alert has none of its own, or why the last one was opened. */
    private Because reason() {
        return came.alerts().stream()
                .map(Came.Fired::fate)
                .filter(fate -> fate.kind() != Fate.Kind.INCIDENT)
                .map(Fate::because)
                .findFirst()
                .or(() -> came.incidents().stream()
                        .map(opened -> opened.told().correlationBecause())
                        .filter(Objects::nonNull)
                        .reduce((first, last) -> last))
                .orElse(null);
    }

    private void suppressed(Map<String, Said> expected, String place) {
        Map<String, Came.Fired> silent = new TreeMap<>();
        came.of(Fate.Kind.SUPPRESSED).forEach(fired -> silent.put(fired.alert().name(), fired));
        expected.forEach((alert, rule) -> {
            Came.Fired fired = silent.remove(alert);
            differences.same(
                    "the rule that silences " + alert,
                    Optional.of(rule),
                    fired == null ? "none" : ruleOf(fired),
                    fired == null ? becauseOf(alert) : fired.fate().because());
        });
        silent.forEach((alert, fired) -> differences.add(
                "the rule that silences " + alert,
                new Said("none", place),
                ruleOf(fired),
                fired.fate().because()));
    }

    private String ruleOf(Came.Fired fired) {
        return rules.nameAt(fired.fate().because().rule())
                .orElse(fired.fate().because().rule());
    }

    private void recorded(List<Said> expected, String place) {
        Set<String> names = came.of(Fate.Kind.RECORDED).stream()
                .map(fired -> fired.alert().name())
                .collect(Collectors.toCollection(TreeSet::new));
        expected.stream().filter(said -> !names.remove(said.value())).forEach(said -> {
            differences.add(
                    "what becomes of " + said.value(), said, "it is not only recorded", becauseOf(said.value()));
        });
        names.forEach(name -> differences.add(
                "what becomes of " + name, new Said("an incident", place), "recorded", becauseOf(name)));
    }

    private Because becauseOf(String alert) {
        return came.alerts().stream()
                .filter(fired -> fired.alert().name().equals(alert))
                .map(fired -> fired.fate().because())
                .findFirst()
                .orElse(null);
    }
}
