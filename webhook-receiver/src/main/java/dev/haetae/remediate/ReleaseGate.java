package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Rollback;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Guardrails;
import dev.haetae.policy.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a release may be taken back without asking anybody (L3): only one that is young, whose pods are worse than
 * those it replaced, and which has eaten most of the error budget. Whatever of that cannot be told is a matter for
 * people.
 */
final class ReleaseGate {

    /** L3: young. */
    private static final Duration YOUNG = Duration.ofHours(1);

    private final Guardrails guardrails;
    private final Figures figures;

    ReleaseGate(Guardrails guardrails, Figures figures) {
        this.guardrails = guardrails;
        this.figures = figures;
    }

    /** Why a person has to agree, if so. */
    Optional<String> asks(Action action, Alert alert, Instant now) {
        return action instanceof Rollback rollback
                ? young(rollback.expected(), now)
                        .or(() -> worse(rollback.expected()))
                        .or(() -> budget(alert, now))
                : Optional.empty();
    }

    private static Optional<String> young(Rollback.Release release, Instant now) {
        if (release.since() == null) {
            return Optional.of("when the release began cannot be told");
        }
        return release.since().plus(YOUNG).isBefore(now)
                ? Optional.of("the release began at %s, which is not lately".formatted(Words.of(release.since())))
                : Optional.empty();
    }

    private static Optional<String> worse(Rollback.Release release) {
        return release.ailing()
                ? Optional.empty()
                : Optional.of("its pods are not seen to be worse than those that they replaced");
    }

    private Optional<String> budget(Alert alert, Instant now) {
        Guardrails.ErrorBudget budget = guardrails.errorBudget();
        if (budget == null) {
            return Optional.of("guardrails.yaml does not say how much of the error budget is consumed");
        }
        return Query.fill(budget.consumed(), alert)
                .map(query -> figures.ask(query, now))
                .map(answer -> consumed(answer, budget.rollBackAt()))
                .orElseGet(() -> Optional.of("the alert does not say whose error budget it is"));
    }

    private static Optional<String> consumed(Figures.Answer answer, int rollBackAt) {
        return switch (answer) {
            case Figures.Answer.Value value ->
                Double.isInfinite(value.value())
                        ? Optional.of("how much of the error budget is consumed is no figure: nothing was served")
                        : value.value() >= rollBackAt
                                ? Optional.empty()
                                : Optional.of("%.0f %% of the error budget are consumed, not yet %d %%"
                                        .formatted(value.value(), rollBackAt));
            case Figures.Answer.Nothing nothing -> Optional.of("nobody measures the error budget");
            case Figures.Answer.Unknown unknown ->
                Optional.of("how much of the error budget is consumed cannot be told: " + unknown.sentence());
        };
    }
}
