package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Scope;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A thousand conditions and more, made at random: what holds while facts are unknown holds whatever they turn out to be. */
class UnknownFactsTest {

    private static final List<String> ATOMS = List.of(
            "facts.repeats > 1",
            "facts.usersAffected > facts.repeats",
            "facts.repeats in [0, 2]",
            "facts.usersAffected == 2",
            "[facts.repeats].exists(x, x > 1)",
            "[1, 2].all(x, x < facts.usersAffected)",
            "[1, 2].exists_one(x, x == facts.repeats)",
            "(facts.repeats > 1 ? 1 : 2) == 2",
            "true",
            "!now.peak",
            "alert.labels.nowhere == ''",
            "now.peak");
    private static final List<String> JOINED = List.of(
            "(%s) && (%s)",
            "(%s) || (%s)",
            "!(%s) || (%s)",
            "!(%s) && !(%s)",
            "(%s) ? (%s) : false",
            "(%s) ? false : (%s)",
            "(%s) == (%s)",
            "(%s) != (%s)",
            "[%s, %s].exists(x, x)",
            "[%s, %s].all(x, !x)",
            "{true: %s}[true] != (%s)",
            "[1, 2].exists(x, (%s) && (%s))");

    private final Random random = new Random(4);

    @Test
    void decideNothing() {
        List<Condition> holding = IntStream.range(0, 15)
                .mapToObj(_ -> Stream.generate(() -> expression(2)).limit(100).toList())
                .flatMap(texts -> Conditions.asRead(texts, Scope.ALERT).stream())
                .filter(condition -> holds(condition, OptionalInt.empty(), OptionalLong.empty()))
                .toList();

        assertThat(holding).hasSizeGreaterThan(20).allMatch(UnknownFactsTest::holdsAnyway);
    }

    private static boolean holdsAnyway(Condition condition) {
        for (int repeats = 0; repeats < 4; repeats++) {
            for (int users = 0; users < 4; users++) {
                if (!holds(condition, OptionalInt.of(repeats), OptionalLong.of(users))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean holds(Condition condition, OptionalInt repeats, OptionalLong users) {
        Facts facts = Conditions.facts(repeats, users, OptionalDouble.empty());
        return condition.on(Conditions.subject(facts)).holds();
    }

    private String expression(int depth) {
        return depth == 0
                ? ATOMS.get(random.nextInt(ATOMS.size()))
                : JOINED.get(random.nextInt(JOINED.size())).formatted(expression(depth - 1), expression(depth - 1));
    }
}
