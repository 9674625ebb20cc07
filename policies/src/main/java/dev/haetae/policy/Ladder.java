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

    record VerifyText(Optional<Set<Check>> by, Optional<Duration> within, Optional<String> promql) {}

    private record Ordered(Order order, Limits limits) {}

    List<Step> read(Passage steps) {
        List<Step> ladder = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Passage passage : steps.items()) {
            Step step = step(passage, ladder.size() + 1);
            if (!names.add(step.name())) {
                passage.at("name")
                        .wrong("two steps are called %s".formatted(step.name()), "each step has a name of its own");
            }
            ladder.add(step);
        }
        return ladder;
    }

    private Step step(Passage passage, int rung) {
        Text text = passage.as(Text.class);
        Verb verb = Verb.of(passage);
        Ordered ordered = ordered(verb, passage.at(verb.word()));
        Step step = new Step(
                text.name().orElse("%s-%d".formatted(verb.word(), rung)),
                ordered.order(),
                ordered.limits(),
                verb.changesSomething() ? verify(text) : Verify.NOTHING,
                text.deadline().orElse(guardrails.deadline()),
                text.onDenied().orElse(verb.onDenied()),
                text.phase().orElse(verb.phase()),
                text.role().orElse(verb.role()),
                text.mode(),
                text.undo().orElse(false),
                passage.place());
        new StepTimes(step, guardrails).check(passage);
        checkVerify(verb, passage);
        checkUndo(verb, passage);
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

    private Verify verify(Text text) {
        Optional<VerifyText> verify = text.verify();
        return new Verify(
                verify.flatMap(VerifyText::by).orElse(EVERY_CHECK),
                verify.flatMap(VerifyText::within).orElse(guardrails.verifyWithin()),
                verify.flatMap(VerifyText::promql));
    }

    private static void checkUndo(Verb verb, Passage step) {
        if (!verb.canBeUndone()) {
            step.ifSaid("undo")
                    .ifPresent(undo -> undo.wrong("nothing takes %s back".formatted(verb.word()), "leave undo out"));
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
