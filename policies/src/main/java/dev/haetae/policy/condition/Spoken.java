package dev.haetae.policy.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** CEL's types in plain words. */
final class Spoken {

    private static final Map<String, String> WORDS = Map.of(
            "string", "a text",
            "int", "a whole number",
            "uint", "a whole number",
            "double", "a decimal number",
            "bool", "what is true or false",
            "null", "null",
            "google.protobuf.Timestamp", "a time",
            "google.protobuf.Duration", "a duration",
            "dyn", "anything");

    private Spoken() {}

    static String type(String name) {
        if (name.startsWith("list(")) {
            return "a list";
        }
        return name.startsWith("map(") ? "a mapping" : WORDS.getOrDefault(name, name);
    }

    /** {@code a text and a whole number}, of {@code string, int}. */
    static String types(String names) {
        return names.isBlank()
                ? "nothing"
                : String.join(" and ", split(names).stream().map(Spoken::type).toList());
    }

    private static List<String> split(String names) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int at = 0; at < names.length(); at++) {
            char letter = names.charAt(at);
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                parts.add(names.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(names.substring(start).strip());
        return parts;
    }
}
