package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which objects a request, a workload or a service means. */
public final class Selector {

    private static final Pattern COMMA_OUTSIDE_OF_A_SET = Pattern.compile(",(?![^(]*\\))");
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^!=\\s]+)\\s*(!=|==|=)\\s*(.*)");

    private Selector() {}

    /** The {@code labelSelector} of a request. */
    public static Predicate<ObjectNode> byLabels(String expression) {
        return terms(expression)
                .map(Selector::labelTerm)
                .map(term -> (Predicate<ObjectNode>) it -> term.test(ObjectMeta.labels(it)))
                .reduce(it -> true, Predicate::and);
    }

    /** The {@code fieldSelector} of a request; any path of fields will do. */
    public static Predicate<ObjectNode> byFields(String expression) {
        return terms(expression).map(Selector::fieldTerm).reduce(it -> true, Predicate::and);
    }

    /** The {@code matchLabels} and {@code matchExpressions} of a workload, against labels. */
    public static Predicate<JsonNode> ofWorkload(JsonNode selector) {
        return byLabelNodes(asExpression(selector));
    }

    /** The same, written the way the {@code status.selector} of a Scale is. */
    public static String asExpression(JsonNode selector) {
        List<String> equal = asTerms(selector.path("matchLabels"));
        List<String> sets = selector.path("matchExpressions")
                .valueStream()
                .map(Selector::asTerm)
                .toList();
        return String.join(",", equal) + (equal.isEmpty() || sets.isEmpty() ? "" : ",") + String.join(",", sets);
    }

    private static Predicate<JsonNode> byLabelNodes(String expression) {
        return terms(expression).map(Selector::labelTerm).reduce(it -> true, Predicate::and);
    }

    private static List<String> asTerms(JsonNode labels) {
        return labels.propertyStream()
                .map(it -> it.getKey() + "=" + it.getValue().asText())
                .toList();
    }

    private static String asTerm(JsonNode expression) {
        String key = expression.path("key").asText();
        String values =
                expression.path("values").valueStream().map(JsonNode::asText).collect(Collectors.joining(","));
        return switch (expression.path("operator").asText()) {
            case "In" -> "%s in (%s)".formatted(key, values);
            case "NotIn" -> "%s notin (%s)".formatted(key, values);
            case "DoesNotExist" -> "!" + key;
            default -> key;
        };
    }

    private static java.util.stream.Stream<String> terms(String expression) {
        return COMMA_OUTSIDE_OF_A_SET
                .splitAsStream(expression)
                .map(String::strip)
                .filter(it -> !it.isEmpty());
    }

    private static Predicate<JsonNode> labelTerm(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            return oneOf(set.group(1), set.group(2).equals("in"), set.group(3));
        }
        Matcher equality = EQUALITY.matcher(term);
        if (equality.matches()) {
            return oneOf(equality.group(1), !equality.group(2).equals("!="), equality.group(3));
        }
        return term.startsWith("!") ? labels -> !labels.has(term.substring(1)) : labels -> labels.has(term);
    }

    private static Predicate<JsonNode> oneOf(String key, boolean wanted, String values) {
        Set<String> allowed =
                Arrays.stream(values.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        return labels ->
                wanted == (labels.has(key) && allowed.contains(labels.path(key).asText()));
    }

    private static Predicate<ObjectNode> fieldTerm(String term) {
        Matcher equality = EQUALITY.matcher(term);
        if (!equality.matches()) {
            throw Refusal.badRequest("invalid field selector: " + term);
        }
        String pointer = "/" + equality.group(1).replace('.', '/');
        boolean wanted = !equality.group(2).equals("!=");
        return it -> wanted == it.at(pointer).asText("").equals(equality.group(3));
    }
}
