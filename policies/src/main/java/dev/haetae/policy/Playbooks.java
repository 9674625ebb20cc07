package dev.haetae.policy;

import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** playbooks/*.yaml, in the order in which they are preferred: the most specific first, then by file name. */
record Playbooks(List<Playbook> preferred) {

    record Text(String name, String scenario, Optional<Mode> mode, Optional<TargetPattern> target) {}

    static Playbooks read(Documents documents, Ladder ladder) {
        List<Playbook> playbooks = new ArrayList<>();
        for (Passage file : documents.playbooks()) {
            Playbook playbook = read(file, ladder);
            checkAgainst(playbooks, playbook, file);
            playbooks.add(playbook);
        }
        // The sort is stable, and the files came by name.
        playbooks.sort(
                Comparator.comparing((Playbook playbook) -> playbook.match().size())
                        .reversed());
        return new Playbooks(List.copyOf(playbooks));
    }

    Decision<Optional<Playbook>> choose(Alert alert) {
        List<Playbook> matching = preferred.stream()
                .filter(playbook -> playbook.match().match(alert.labels()))
                .limit(2)
                .toList();
        return switch (matching.size()) {
            case 0 -> none(alert);
            case 1 -> only(matching.getFirst(), alert);
            default -> first(matching.getFirst(), matching.getLast());
        };
    }

    private static Decision<Optional<Playbook>> none(Alert alert) {
        return new Decision<>(
                Optional.empty(),
                Because.of(PolicyReason.NO_PLAYBOOK, "no playbook is for %s".formatted(alert.name())));
    }

    private static Decision<Optional<Playbook>> only(Playbook playbook, Alert alert) {
        String sentence = "playbook %s is for %s".formatted(playbook.name(), alert.name());
        return chosen(playbook, PolicyReason.PLAYBOOK_MATCHES, sentence);
    }

    private static Decision<Optional<Playbook>> first(Playbook playbook, Playbook other) {
        String better = playbook.match().size() > other.match().size()
                ? "it has more matchers"
                : "it has as many matchers, and its file's name comes first";
        String sentence = "playbook %s rather than %s: %s".formatted(playbook.name(), other.name(), better);
        return chosen(playbook, PolicyReason.PLAYBOOK_PREFERRED, sentence);
    }

    private static Decision<Optional<Playbook>> chosen(Playbook playbook, PolicyReason reason, String sentence) {
        return new Decision<>(Optional.of(playbook), Because.of(reason, sentence, playbook.rule()));
    }

    private static Playbook read(Passage file, Ladder ladder) {
        Text text = file.as(Text.class);
        text.target().ifPresent(target -> target.check(file.at("target")));
        return new Playbook(
                text.name(),
                text.scenario(),
                text.mode(),
                Matchers.read(file.at("match")),
                text.target(),
                ladder.read(file.at("steps")),
                file.place());
    }

    private static void checkAgainst(List<Playbook> earlier, Playbook playbook, Passage file) {
        earlier.stream()
                .filter(other -> other.name().equals(playbook.name()))
                .findFirst()
                .ifPresent(other -> file.at("name")
                        .wrong(
                                "%s at %s has the same name".formatted(other.name(), other.rule()),
                                "a name of its own"));
        earlier.stream()
                .filter(other -> other.match().equals(playbook.match()))
                .findFirst()
                .ifPresent(other -> file.at("match")
                        .wrong(
                                "playbook %s is never reached, because %s at %s has the same matchers"
                                        .formatted(playbook.name(), other.name(), other.rule()),
                                "one more matcher, or its steps in that playbook"));
    }
}
