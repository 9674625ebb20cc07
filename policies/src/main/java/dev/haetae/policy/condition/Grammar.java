package dev.haetae.policy.condition;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationResult;
import dev.haetae.policy.condition.Complaint.Rewording;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.regex.MatchResult;

/** What does not read as CEL. Only the first of it is told: the rest comes of it. */
final class Grammar {

    private static final String JOINED = "comparisons are joined by && (and) and || (or), and turned round by !(…)";

    private static final List<Rewording> REWORDINGS = List.of(
            Rewording.of("code point size exceeds", found -> tooLong()),
            Rewording.of("recursion limit exceeded", found -> tooDeep()),
            Rewording.of(
                    "token recognition error at: '(.*)'",
                    found -> stray(found.group(1).strip())),
            Rewording.of("(?:mismatched|extraneous) input '<EOF>'", found -> endsEarly()),
            Rewording.of("(?:mismatched|extraneous) input '(.*)' expecting", Grammar::unexpected),
            Rewording.of("missing '(.*?)' at '", Grammar::missing),
            Rewording.of("no viable alternative at input '(.*)'", Grammar::unexpected),
            Rewording.of("reserved identifier: (.*)", Grammar::reserved),
            Rewording.of("For input string: \"(.*?)\"", Grammar::tooLarge),
            Rewording.of("invalid argument to has\\(\\)", found -> notAField()),
            Rewording.of("argument must be a simple name", found -> notAName()));

    private Grammar() {}

    static void complain(CelValidationResult result, Passage when) {
        CelIssue first = result.getErrors().getFirst();
        Complaint complaint = Rewording.first(REWORDINGS, first.getMessage())
                .orElseGet(() -> new Complaint(first.getMessage().replaceAll("\\s+", " "), JOINED));
        int letter =
                result.getSource().getLocationOffset(first.getSourceLocation()).orElse(0);
        complaint.at(letter, when);
    }

    private static Complaint tooLong() {
        return new Complaint("the condition is longer than %,d letters".formatted(Language.LONGEST), "several rules");
    }

    private static Complaint tooDeep() {
        return new Complaint(
                "the condition is nested deeper than %d levels".formatted(Language.DEEPEST),
                "several rules, or alert.name in [\"a\", \"b\"] for many ||");
    }

    private static Complaint stray(String letters) {
        if (letters.contains("\\")) {
            return new Complaint(
                    "a single backslash stands in a text", "two of them, or a raw text such as r\"a\\.b\"");
        }
        if (letters.startsWith("\"") || letters.startsWith("'")) {
            return new Complaint("the text that begins here has no end", "the same quote at both ends");
        }
        String instead = letters.startsWith("=")
                ? "a comparison is written =="
                : "texts stand in straight quotes, and " + JOINED;
        return new Complaint("CEL does not know \"%s\"".formatted(letters), instead);
    }

    private static Complaint endsEarly() {
        return new Complaint(
                "the condition ends too early", "a value after the last operator, and every parenthesis closed");
    }

    private static Complaint unexpected(MatchResult found) {
        return new Complaint("\"%s\" does not belong here".formatted(found.group(1)), JOINED);
    }

    private static Complaint missing(MatchResult found) {
        return new Complaint("\"%s\" is missing here".formatted(found.group(1)), "as many close as open");
    }

    private static Complaint reserved(MatchResult found) {
        return new Complaint("CEL keeps the word \"%s\" for itself".formatted(found.group(1)), "another word");
    }

    private static Complaint tooLarge(MatchResult found) {
        return new Complaint("%s is too large".formatted(found.group(1)), "at most 9223372036854775807");
    }

    private static Complaint notAField() {
        return new Complaint("has asks for one field", "such as has(alert.labels.zone)");
    }

    private static Complaint notAName() {
        return new Complaint(
                "exists, all and the like need a name of their own for each one",
                "such as alert.labels.exists(label, label == \"zone\")");
    }
}
