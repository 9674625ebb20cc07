package dev.haetae.policy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The values of labels as one key that people can read. Two keys are the same only when the labels and their values
 * are: a label out of its usual place is named, a missing one is a hyphen, and what would be ambiguous is escaped.
 */
final class CorrelationKey {

    private static final List<String> USUAL = List.of("cluster", "namespace", "service", "zone");

    private CorrelationKey() {}

    static String of(Alert alert, List<String> labels) {
        return IntStream.range(0, labels.size())
                .mapToObj(index -> part(alert, labels.get(index), index))
                .collect(Collectors.joining("/"));
    }

    private static String part(Alert alert, String label, int index) {
        String value = alert.label(label).map(CorrelationKey::escaped).orElse("-");
        boolean usual = index < USUAL.size() && USUAL.get(index).equals(label);
        return usual ? value : label + "=" + value;
    }

    private static String escaped(String value) {
        if (value.equals("-")) {
            return percent('-');
        }
        return value.chars().mapToObj(character -> escaped((char) character)).collect(Collectors.joining());
    }

    private static String escaped(char character) {
        boolean ambiguous = "%/=".indexOf(character) >= 0 || Character.isISOControl(character);
        return ambiguous ? percent(character) : String.valueOf(character);
    }

    private static String percent(char character) {
        return "%" + HexFormat.of().withUpperCase().toHexDigits((byte) character);
    }
}
