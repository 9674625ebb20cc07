package dev.haetae.policy;

import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Scope;
import dev.haetae.policy.source.Passage;
import java.util.Optional;

/**
 * A playbook as its own file has it.
 *
 * @param playbook with its own steps only
 * @param then what follows when all of them failed
 */
record PlaybookFile(Passage file, Playbook playbook, Optional<Next> then) {

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
        Playbook playbook = new Playbook(
                text.name(),
                text.scenario(),
                text.mode(),
                Matchers.read(file.at("match")),
                Condition.ifSaid(file, Scope.ALERT),
                text.target(),
                text.inMaintenance(),
                text.runbook(),
                ladder.read(file.at("steps")),
                file.place());
        return new PlaybookFile(file, playbook, text.then().map(Next::of));
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
