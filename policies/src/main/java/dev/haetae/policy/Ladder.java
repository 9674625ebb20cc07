package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of one playbook, each filled in from the guardrails. */
record Ladder(Guardrails guardrails, Passage guardrailsFile) {

    private static final Set<Check> EVERY_CHECK = Set.of(Check.values());

    record Text(
            Optional<String> name,
            Optional<Phase> phase,
            Optional<Role> role,
            Optional<Mode> mode,
            Optional<VerifyText> verify,
            Optional<Duration> deadline,
            Optional<OnDenied> onDenied,
            Optional<Boolean> undo) {}

    record VerifyText(
            Optional<Set<Check>> by, Optional<Duration> within, Optional<String> promql, Optional<String> worse) {}

    /** What is asked of a step that is taken when the alerts are gone already. */
    private static final Set<Check> READY_ALONE = Set.of(Check.READY);

    private record Ordered(Order order, Limits limits) {}

    List<Step> read(Passage steps) {
        return read(steps, EVERY_CHECK);
    }

    /** Of what is put right once the alerts stayed away: nothing but its target can say that it was. */
    List<Step> recovery(Passage steps) {
        steps.items()
                .forEach(step -> step.ifSaid("verify")
                        .flatMap(verify -> verify.ifSaid("by"))
                        .ifPresent(by -> by.wrong(
                                "the alerts are gone before recovery begins, so they can prove nothing of it",
                                "leave by out, or say promql")));
        return read(steps, READY_ALONE);
    }

    private List<Step> read(Passage steps, Set<Check> usually) {
        List<Step> ladder = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Passage passage : steps.items()) {
            Step step = step(passage, ladder.size() + 1, usually);
            if (!names.add(step.name())) {
                passage.at("name")
                        .wrong("two steps are called %s".formatted(step.name()), "each step has a name of its own");
            }
            ladder.add(step);
        }
        return ladder;
    }

    private Step step(Passage passage, int rung, Set<Check> usually) {
        Text text = passage.as(Text.class);
        Verb verb = Verb.of(passage);
        Ordered ordered = ordered(verb, passage.at(verb.word()));
        Step step = new Step(
                text.name().orElse("%s-%d".formatted(verb.word(), rung)),
                ordered.order(),
                ordered.limits(),
                verb.changesSomething() ? verify(text, usually) : Verify.NOTHING,
                text.deadline().orElse(verb.deadline(guardrails)),
                text.onDenied().orElse(verb.onDenied()),
                text.phase().orElse(verb.phase()),
                text.role().orElse(verb.role()),
                text.mode(),
                text.undo().orElse(false),
                passage.place());
        new StepTimes(step, guardrails).check(passage);
        checkVerify(verb, passage);
        checkUndo(verb, step, passage);
        return step;
    }

    private Ordered ordered(Verb verb, Passage parameters) {
        if (verb == Verb.SCALE) {
            ScaleText scale = ScaleText.read(parameters);
            return new Ordered(scale.order(), scale.limits(guardrails, guardrailsFile));
        }
        Duration coolDown = Parameters.coolDown(parameters, guardrails);
        return new Ordered(verb.order(parameters), new Limits(guardrails.floor(), guardrails.ceiling(), coolDown));
    }

    private Verify verify(Text text, Set<Check> usually) {
        Optional<VerifyText> verify = text.verify();
        return new Verify(
                verify.flatMap(VerifyText::by).orElse(usually),
                verify.flatMap(VerifyText::within).orElse(guardrails.verifyWithin()),
                verify.flatMap(VerifyText::promql),
                verify.flatMap(VerifyText::worse));
    }

    private static void checkUndo(Verb verb, Step step, Passage passage) {
        if (!verb.canBeUndone()) {
            passage.ifSaid("undo")
                    .ifPresent(undo -> undo.wrong("nothing takes %s back".formatted(verb.word()), "leave undo out"));
        } else if (step.undo() && !verb.hasPods() && step.verify().worse().isEmpty()) {
            passage.at("undo")
                    .wrong(
                            "nothing tells whether %s made things worse".formatted(verb.word()),
                            "verify: {worse: a PromQL expression that gives a sample while it is so}");
        }
    }

    private static void checkVerify(Verb verb, Passage step) {
        if (!verb.changesSomething()) {
            step.ifSaid("verify")
                    .ifPresent(verify -> verify.wrong(
                            "%s changes nothing that could be verified".formatted(verb.word()), "leave verify out"));
        }
    }
}
