package dev.haetae.policy;

import dev.haetae.policy.condition.Result;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What might have decided otherwise, had it been possible to judge it: the end of a decision's sentence. */
final class Unjudged {

    private Unjudged() {}

    static <R> String among(Stream<R> rules, Function<R, String> name, Function<R, Result> on) {
        return rules.map(rule -> told(name.apply(rule), on.apply(rule))).collect(Collectors.joining());
    }

    private static String told(String name, Result result) {
        return switch (result) {
            case Result.CannotTell(String why) -> "; rule %s could not be judged: %s".formatted(name, why);
            case Result.Holds() -> "";
            case Result.DoesNotHold() -> "";
        };
    }
}
