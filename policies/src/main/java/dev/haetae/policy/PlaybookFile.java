package dev.haetae.policy;

import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Scope;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A playbook as its own file has it.
 *
 * @param playbook with its own ladder only
 * @param recovery the steps once the alerts stayed away
 * @param then what follows when all of the ladder failed
 */
record PlaybookFile(Passage file, Playbook playbook, List<Step> recovery, Optional<Next> then) {

    private static final String RECOVERY = "recovery";

    record Text(
            String name,
            String scenario,
            Optional<Mode> mode,
            Optional<TargetPattern> target,
            Optional<String> maintenance,
            Optional<String> runbook,
            Optional<String> then) {

        boolean inMaintenance() {
            return maintenance.filter("allow"::equals).isPresent();
        }
    }

    /**
     * {@code then: service-down/take-out}.
     *
     * @param step the first one of that playbook's that is taken; empty for all of them
     */
    record Next(String playbook, Optional<String> step) {

        static Next of(String text) {
            String[] parts = text.split("/", 2);
            return new Next(parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1]));
        }
    }

    static PlaybookFile read(Passage file, Ladder ladder) {
        Text text = file.as(Text.class);
        text.target().ifPresent(target -> target.check(file.at("target")));
        List<Step> steps = ladder.read(file.at("steps"));
        Playbook playbook = new Playbook(
                text.name(),
                text.scenario(),
                text.mode(),
                Matchers.read(file.at("match")),
                Condition.ifSaid(file, Scope.ALERT),
                text.target(),
                text.inMaintenance(),
                text.runbook(),
                steps,
                0,
                file.place());
        List<Step> recovery = file.ifSaid(RECOVERY).map(ladder::recovery).orElse(List.of());
        PlaybookFile read =
                new PlaybookFile(file, playbook, recovery, text.then().map(Next::of));
        read.checkNames();
        return read;
    }

    private void checkNames() {
        Set<String> taken = playbook.steps().stream().map(Step::name).collect(Collectors.toSet());
        recovery.stream()
                .filter(step -> taken.contains(step.name()))
                .forEach(step -> file.at(RECOVERY)
                        .wrong("two steps are called %s".formatted(step.name()), "each step has a name of its own"));
    }

    String name() {
        return playbook.name();
    }

    void wrongThen(String what, String instead) {
        file.at("then").wrong(what, instead);
    }

    /** One name for one playbook, and something that only this one is for. */
    void checkAgainst(PlaybookFile earlier) {
        Playbook other = earlier.playbook;
        if (other.name().equals(name())) {
            file.at("name")
                    .wrong("%s at %s has the same name".formatted(other.name(), other.rule()), "a name of its own");
        }
        if (other.match().equals(playbook.match()) && other.when().equals(playbook.when())) {
            file.at("match")
                    .wrong(
                            "playbook %s is never reached, because %s at %s has the same matchers"
                                    .formatted(name(), other.name(), other.rule()),
                            "one more matcher, or its steps in that playbook");
        }
    }
}
