package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of one playbook, each filled in from the guardrails. */
record Ladder(Guardrails guardrails, Passage guardrailsFile) {

    private static final Set<Check> EVERY_CHECK = Set.of(Check.values());

    record Text(
            Optional<String> name,
            Optional<VerifyText> verify,
            Optional<Duration> deadline,
            Optional<OnDenied> onDenied) {}

    record VerifyText(Optional<Set<Check>> by, Optional<Duration> within) {}

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
        ScaleText scale = ScaleText.read(passage.at("scale"));
        Step step = new Step(
                text.name().orElse("%s-%d".formatted(scale.order().verb(), rung)),
                scale.order(),
                scale.limits(guardrails, guardrailsFile),
                verify(text),
                text.deadline().orElse(guardrails.deadline()),
                text.onDenied().orElse(OnDenied.PEOPLE),
                passage.place());
        checkTimes(step, passage);
        return step;
    }

    private Verify verify(Text text) {
        Optional<VerifyText> verify = text.verify();
        return new Verify(
                verify.flatMap(VerifyText::by).orElse(EVERY_CHECK),
                verify.flatMap(VerifyText::within).orElse(guardrails.verifyWithin()));
    }

    private static void checkTimes(Step step, Passage passage) {
        Duration within = step.verify().within();
        if (within.compareTo(step.deadline()) > 0) {
            passage.wrong(
                    "step %s has %s to be verified but a deadline of %s"
                            .formatted(step.name(), spoken(within), spoken(step.deadline())),
                    "a longer deadline, or a shorter within");
        }
    }

    private static String spoken(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
