package dev.haetae.policy;

import dev.haetae.policy.condition.Known;
import dev.haetae.policy.condition.Result;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * playbooks/*.yaml.
 *
 * @param index the most specific first: more matchers, then one with a condition, then by file name
 */
record Playbooks(RuleIndex<Playbook> index) {

    // The sort is stable, and the files come by name.
    private static final Comparator<Playbook> PREFERENCE = Comparator.comparing(
                    (Playbook playbook) -> -playbook.match().size())
            .thenComparing(playbook -> playbook.when().isEmpty());

    static Playbooks read(Documents documents, Ladder ladder) {
        List<PlaybookFile> files = new ArrayList<>();
        for (Passage passage : documents.playbooks()) {
            PlaybookFile file = PlaybookFile.read(passage, ladder);
            files.forEach(file::checkAgainst);
            files.add(file);
        }
        Following following = new Following(files);
        return new Playbooks(RuleIndex.of(
                files.stream().map(following::whole).sorted(PREFERENCE).toList(), Playbook::match));
    }

    Playbooks inEarnest() {
        List<Playbook> trusted = preferred().stream().map(Playbook::inEarnest).toList();
        return new Playbooks(RuleIndex.of(trusted, Playbook::match));
    }

    /** All of them, in the order in which they are preferred. */
    List<Playbook> preferred() {
        return index.rules();
    }

    Decision<Optional<Playbook>> choose(Alert alert, Known known) {
        List<Playbook> matching = forLabels(alert)
                .filter(playbook -> holds(playbook, known))
                .limit(2)
                .toList();
        return switch (matching.size()) {
            case 0 -> none(alert, known);
            case 1 -> only(matching.getFirst(), alert);
            default -> first(matching.getFirst(), matching.getLast());
        };
    }

    /** By labels alone: a condition may have held when the playbook was chosen, and not hold now. */
    boolean isFor(String name, Alert alert) {
        List<Playbook> matching = forLabels(alert).toList();
        Predicate<Playbook> conditional = playbook -> playbook.when().isPresent();
        return Stream.concat(
                        matching.stream().takeWhile(conditional),
                        matching.stream().dropWhile(conditional).limit(1))
                .anyMatch(playbook -> playbook.name().equals(name));
    }

    private Stream<Playbook> forLabels(Alert alert) {
        return index.candidates(alert.labels())
                .filter(playbook -> playbook.match().match(alert.labels()));
    }

    private static boolean holds(Playbook playbook, Known known) {
        return playbook.when().map(when -> when.on(known).holds()).orElse(true);
    }

    private Decision<Optional<Playbook>> none(Alert alert, Known known) {
        Optional<Playbook> nearly = forLabels(alert).findFirst();
        String sentence = nearly.map(playbook ->
                        "the condition of playbook %s %s".formatted(playbook.name(), inVain(playbook, known)))
                .orElse("no playbook is for %s".formatted(alert.name()));
        String rule = nearly.map(Playbook::rule).orElse(null);
        return new Decision<>(Optional.empty(), Because.of(PolicyReason.NO_PLAYBOOK, sentence, rule));
    }

    private static String inVain(Playbook playbook, Known known) {
        return switch (playbook.when().orElseThrow().on(known)) {
            case Result.CannotTell unknown -> "cannot be told: " + unknown.why();
            case Result.DoesNotHold no -> "does not hold: " + playbook.when().get();
            case Result.Holds yes -> "holds";
        };
    }

    private static Decision<Optional<Playbook>> only(Playbook playbook, Alert alert) {
        String sentence = "playbook %s is for %s".formatted(playbook.name(), alert.name());
        return chosen(playbook, PolicyReason.PLAYBOOK_MATCHES, sentence);
    }

    private static Decision<Optional<Playbook>> first(Playbook playbook, Playbook other) {
        String sentence =
                "playbook %s rather than %s: %s".formatted(playbook.name(), other.name(), why(playbook, other));
        return chosen(playbook, PolicyReason.PLAYBOOK_PREFERRED, sentence);
    }

    private static String why(Playbook playbook, Playbook other) {
        if (playbook.match().size() > other.match().size()) {
            return "it has more matchers";
        }
        return playbook.when().isPresent() && other.when().isEmpty()
                ? "it has as many matchers, and its condition holds"
                : "it has as many matchers, and its file's name comes first";
    }

    private static Decision<Optional<Playbook>> chosen(Playbook playbook, PolicyReason reason, String sentence) {
        return new Decision<>(Optional.of(playbook), Because.of(reason, sentence, playbook.rule()));
    }
}
