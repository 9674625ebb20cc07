package dev.haetae.policy.cases;

import dev.haetae.policy.Alert;
import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads what happens in one case, from the first to the last. */
final class MoveReader {

    private static final String COUNT = "{n}";

    private final Map<String, String> given;
    private final List<Move> moves = new ArrayList<>();
    private final List<Alert> fired = new ArrayList<>();
    private Duration now = Duration.ZERO;

    /** @param given labels of every alert that does not say otherwise */
    MoveReader(Map<String, String> given) {
        this.given = given;
    }

    List<Move> read(Passage alerts) {
        alerts.items().forEach(this::move);
        return moves;
    }

    /** The alerts that fired, by name. */
    Names names() {
        return new Names(
                "no alert of this case is called",
                fired.stream().map(Alert::name).toList());
    }

    private void move(Passage passage) {
        passage.ifSaid("after").ifPresent(this::pass);
        passage.ifSaid("fires").ifPresent(labels -> fires(passage, labels));
        passage.ifSaid("resolves").ifPresent(which -> moves.add(new Move.Resolves(now, which(which))));
        Arrays.stream(Move.Hand.values())
                .forEach(hand -> passage.ifSaid(hand.word())
                        .ifPresent(which -> moves.add(new Move.Acts(now, hand, which(which)))));
        if (passage.ifSaid("fires").isEmpty()) {
            onlyOfFiring(passage, "annotations");
            onlyOfFiring(passage, "times");
        }
    }

    private void pass(Passage after) {
        Duration time = after.as(Duration.class);
        if (time.compareTo(now) < 0) {
            after.wrong(
                    "%s is before what stands above it".formatted(after.as(String.class)),
                    "the time since the case began, and the list in the order of time");
        }
        now = time;
    }

    private void fires(Passage passage, Passage said) {
        Map<String, String> labels = new HashMap<>(given);
        labels.putAll(Which.words(said));
        Map<String, String> annotations =
                passage.ifSaid("annotations").map(Which::words).orElse(Map.of());
        int times = passage.ifSaid("times").map(one -> one.as(Integer.class)).orElse(1);
        if (times > 1 && labels.values().stream().noneMatch(value -> value.contains(COUNT))) {
            said.wrong("the same alert cannot fire %d times at once".formatted(times), "a label with {n} in it");
        }
        IntStream.rangeClosed(1, times)
                .mapToObj(number -> new Alert(counted(labels, number), annotations))
                .forEach(this::fires);
    }

    private void fires(Alert alert) {
        fired.add(alert);
        moves.add(new Move.Fires(now, alert));
    }

    private static Map<String, String> counted(Map<String, String> labels, int number) {
        return labels.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, label -> counted(label.getValue(), number)));
    }

    /** With the number in the place of {@code {n}}. */
    static String counted(String text, int number) {
        return text.replace(COUNT, String.valueOf(number));
    }

    private Which which(Passage passage) {
        Which which = Which.read(passage);
        String name = which.labels().get(Which.NAME);
        boolean known = name == null || names().check(passage, name);
        if (known && fired.stream().noneMatch(which::matches)) {
            passage.wrong("no alert of this case has " + which, "labels of an alert that fires before");
        }
        return which;
    }

    private static void onlyOfFiring(Passage passage, String key) {
        passage.ifSaid(key).ifPresent(said -> said.wrong("only an alert that fires has " + key, "leave it out"));
    }
}
