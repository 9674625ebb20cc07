package dev.haetae.policy.condition;

import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong with a condition, and what would be right. */
record Complaint(String what, String instead) {

    /** How a message of CEL is told in plain words. */
    record Rewording(Pattern message, Function<MatchResult, Complaint> said) {

        static Rewording of(String message, Function<MatchResult, Complaint> said) {
            return new Rewording(Pattern.compile(message, Pattern.DOTALL), said);
        }

        static Optional<Complaint> first(List<Rewording> rewordings, String message) {
            return rewordings.stream()
                    .flatMap(one -> one.message.matcher(message).results().map(one.said))
                    .findFirst();
        }
    }

    void at(int letter, Passage when) {
        when.wrongAt(letter, what, instead);
    }
}
