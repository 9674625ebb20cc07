package dev.haetae.cases;

import dev.haetae.policy.Because;
import dev.haetae.policy.cases.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers what differs. */
final class Differences {

    private final List<Difference> all = new ArrayList<>();

    List<Difference> all() {
        return all;
    }

    void add(String what, Said expected, String came, Because why) {
        all.add(new Difference(what, expected, came, why));
    }

    /** Both are the same word. */
    void same(String what, Optional<Said> expected, Object came, Because why) {
        expected.filter(said -> !said.value().equals(String.valueOf(came)))
                .ifPresent(said -> add(what, said, String.valueOf(came), why));
    }

    /** The order contains the words. */
    void contains(String what, Optional<Said> expected, String came, Because why) {
        expected.filter(said -> came == null || !came.contains(said.value()))
                .ifPresent(said -> add(what, said, came == null ? "nothing" : came, why));
    }

    /**
     * It is so for this reason, by its tag or by words of its sentence.
     *
     * @param expected {@code true} where any reason will do, {@code false} where it is not to be so
     * @param came null where it is not so
     */
    void because(String what, Optional<Said> expected, Because came) {
        expected.filter(said -> !isSo(said.value(), came))
                .ifPresent(said -> add(what, said, came == null ? "false" : came.tag(), came));
    }

    private static boolean isSo(String expected, Because came) {
        return switch (expected) {
            case "false" -> came == null;
            case "true" -> came != null;
            default ->
                came != null && (came.tag().equals(expected) || came.sentence().contains(expected));
        };
    }
}
