package dev.haetae.policy.cases;

import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the policies have that a case may name. */
final class KnownNames {

    private static final String ALL = "/*";
    private static final String INHIBITION = "inhibition.yaml/";

    private final List<Playbook> playbooks;
    private final Names rules;
    private final Names playbookNames;
    private final Names inhibitions;

    KnownNames(Policies policies, RuleNames ruleNames) {
        this.playbooks = policies.playbooks();
        this.rules = new Names("the policies have no", ruleNames.places().keySet());
        this.playbookNames = new Names(
                "there is no playbook", playbooks.stream().map(Playbook::name).toList());
        this.inhibitions = new Names(
                "inhibition.yaml has no rule",
                ruleNames.places().keySet().stream()
                        .filter(name -> name.startsWith(INHIBITION))
                        .map(name -> name.substring(INHIBITION.length()))
                        .toList());
    }

    /** What a case says that it is a test of; a star stands for everything of that. */
    Stream<String> rules(Passage said) {
        String rule = said.as(String.class);
        if (!rule.endsWith(ALL)) {
            rules.check(said, rule);
            return Stream.of(rule);
        }
        String prefix = rule.substring(0, rule.length() - 1);
        List<String> all =
                rules.known().stream().filter(name -> name.startsWith(prefix)).toList();
        if (all.isEmpty()) {
            said.wrong(
                    "the policies have nothing that begins with \"%s\"".formatted(prefix), "a rule's name before /*");
        }
        return all.stream();
    }

    /** @param alerts those that fire in the case */
    void checkExpected(Passage one, Names alerts) {
        one.at("expect").items().forEach(this::checkIncident);
        one.ifSaid("suppressed")
                .ifPresent(suppressed -> suppressed.entries().forEach((alert, rule) -> {
                    alerts.check(rule, alert);
                    inhibitions.check(rule, rule.as(String.class));
                }));
        one.ifSaid("recorded")
                .ifPresent(recorded -> recorded.items().forEach(alert -> alerts.check(alert, alert.as(String.class))));
    }

    private void checkIncident(Passage incident) {
        Optional<String> playbook = incident.ifSaid("playbook").map(name -> name.as(String.class));
        if (playbook.isEmpty()) {
            checkSteps(incident, playbooks, "no playbook has a step");
        } else if (!playbook.get().equals(ExpectedIncident.NONE)
                && playbookNames.check(incident.at("playbook"), playbook.get())) {
            checkSteps(
                    incident,
                    playbooks.stream()
                            .filter(one -> one.name().equals(playbook.get()))
                            .toList(),
                    "playbook %s has no step".formatted(playbook.get()));
        }
    }

    private static void checkSteps(Passage incident, List<Playbook> possible, String missing) {
        Names steps = new Names(
                missing,
                possible.stream()
                        .flatMap(playbook -> playbook.steps().stream())
                        .map(Step::name)
                        .toList());
        incident.ifSaid("ladder")
                .ifPresent(said -> said.items().forEach(step -> steps.check(step, step.as(String.class))));
        incident.ifSaid("steps").ifPresent(said -> said.entries().forEach((name, step) -> steps.check(step, name)));
    }
}
