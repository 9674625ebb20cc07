package dev.haetae.policy.condition;

import dev.cel.common.Operator;
import dev.haetae.policy.source.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CEL's functions and operators, and how each is used. */
final class Functions {

    private static final List<String> NAMES = List.of(
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "size",
            "has",
            "exists",
            "all",
            "duration",
            "timestamp",
            "getHours",
            "getMinutes",
            "getDayOfWeek");

    private static final String ONE_KIND =
            "both sides of one kind, such as alert.name == \"RedisDown\" or facts.firing == 10";
    private static final String ORDERED =
            "two numbers, two texts, two times or two durations, such as incident.age > duration(\"30m\")";
    private static final String NUMBERS =
            "two numbers of one kind, such as facts.burnRate * 2.0, or a time and a duration";
    private static final String VERDICTS = "what is true or false, such as !(facts.repeats > 2)";
    private static final String EACH = "such as now.windows.%s(window, window.startsWith(\"launch\"))";

    private static final Map<String, String> USES = uses();

    private Functions() {}

    /**
     * Which kinds of values do not go together.
     *
     * @param target the type of what stands before the dot, or empty
     * @param arguments types, joined by commas
     */
    static Complaint mismatch(String function, String target, String arguments) {
        String word = Operator.findReverse(function).map(Functions::symbol).orElse(function);
        String of = target.isEmpty() ? "" : " of " + Spoken.type(target);
        String what = "%s%s does not go with %s".formatted(word, of, Spoken.types(arguments));
        return new Complaint(what, arguments.contains("null") ? noNull() : insteadOf(function));
    }

    private static String noNull() {
        return "no null: where something is unknown, the condition does not hold anyway";
    }

    static Complaint unknown(String function) {
        String what = USES.containsKey(function) ? "%s is not used like this" : "there is no function \"%s\"";
        return new Complaint(what.formatted(function), insteadOf(function));
    }

    static boolean isOperator(String function) {
        return Operator.findReverse(function).isPresent();
    }

    private static String insteadOf(String function) {
        return Optional.ofNullable(USES.get(function))
                .orElseGet(() -> Nearest.question(function, NAMES) + "there are " + String.join(", ", NAMES));
    }

    private static String symbol(Operator operator) {
        String function = operator.getFunction();
        return switch (operator) {
            case IN -> "in";
            case INDEX -> "[ ]";
            case CONDITIONAL -> "? :";
            default -> function.replace("_", "");
        };
    }

    private static Map<String, String> uses() {
        Map<String, String> uses = new HashMap<>();
        of(ONE_KIND, uses, Operator.EQUALS, Operator.NOT_EQUALS);
        of(ORDERED, uses, Operator.LESS, Operator.LESS_EQUALS, Operator.GREATER, Operator.GREATER_EQUALS);
        of(NUMBERS, uses, Operator.ADD, Operator.SUBTRACT, Operator.MULTIPLY, Operator.DIVIDE, Operator.MODULO);
        of(NUMBERS, uses, Operator.NEGATE);
        of(VERDICTS, uses, Operator.LOGICAL_AND, Operator.LOGICAL_OR, Operator.LOGICAL_NOT, Operator.CONDITIONAL);
        of("a list on its right, such as alert.name in [\"RedisDown\", \"KafkaDown\"]", uses, Operator.IN);
        of("a label's name in quotes, such as alert.labels[\"zone\"]", uses, Operator.INDEX);
        for (String function : new String[] {"startsWith", "endsWith", "contains", "matches"}) {
            uses.put(function, "such as alert.name.%s(\"Redis\")".formatted(function));
        }
        uses.put("duration", "such as duration(\"30m\")");
        uses.put("timestamp", "such as timestamp(\"2026-11-20T18:00:00+09:00\")");
        uses.put("exists", EACH.formatted("exists"));
        uses.put("all", EACH.formatted("all"));
        uses.put("getHours", "such as now.at.getHours(\"Asia/Seoul\")");
        uses.put("size", "size of a text, a list or a mapping, such as size(alert.labels)");
        return uses;
    }

    private static void of(String use, Map<String, String> uses, Operator... operators) {
        for (Operator operator : operators) {
            uses.put(operator.getFunction(), use);
        }
    }
}
