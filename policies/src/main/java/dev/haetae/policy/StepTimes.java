package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** Whether a step can be done, and seen to have helped, in the time that it has. */
record StepTimes(Step step, Guardrails guardrails) {

    private static final Set<Check> RESOLVED_ALONE = Set.of(Check.RESOLVED);

    void check(Passage passage) {
        Duration within = step.verify().within();
        if (within.compareTo(step.deadline()) > 0) {
            passage.wrong(
                    "step %s has %s to be verified but a deadline of %s"
                            .formatted(step.name(), spoken(within), spoken(step.deadline())),
                    "a longer deadline, or a shorter within");
        }
        switch (step.order()) {
            case Order.Isolation it -> checkEnd(passage.at("isolate").at("for"), it.lasting());
            case Order.Configure it ->
                it.lasting().ifPresent(end -> checkEnd(passage.at("configure").at("expires"), end));
            default -> {}
        }
        if (step.verify().by().equals(RESOLVED_ALONE) && within.compareTo(guardrails.groupInterval()) < 0) {
            passage.at("verify")
                    .at("within")
                    .wrong(
                            "step %s has %s to be verified, but word of a resolution takes up to %s (groupInterval)"
                                    .formatted(step.name(), spoken(within), spoken(guardrails.groupInterval())),
                            "a longer within, or by: [ready, resolved]");
        }
    }

    /** What is taken back while it is still being judged would be judged by what came after it. */
    private void checkEnd(Passage end, Duration lasting) {
        if (lasting.compareTo(step.verify().within()) < 0) {
            end.wrong(
                    "step %s is taken back after %s, before the %s are over that it has to be verified"
                            .formatted(
                                    step.name(),
                                    spoken(lasting),
                                    spoken(step.verify().within())),
                    "a longer time, or a shorter within");
        }
    }

    /** {@code 1h30m}, as policies write it. */
    static String spoken(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
