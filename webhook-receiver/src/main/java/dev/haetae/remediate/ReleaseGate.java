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

    Consent consent(Action action, Alert alert, Instant now) {
        return action instanceof Rollback rollback
                ? young(rollback.expected(), now)
                        .or(() -> worse(rollback.expected()))
                        .<Consent>map(Consent.Asked::new)
                        .orElseGet(() -> budget(alert, now))
                : new Consent.NotAsked(Why.NOBODY_ASKED.because());
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

    private Consent budget(Alert alert, Instant now) {
        Guardrails.ErrorBudget budget = guardrails.errorBudget();
        if (budget == null) {
            return new Consent.Asked("guardrails.yaml does not say how much of the error budget is consumed");
        }
        return Query.fill(budget.consumed(), alert)
                .map(query -> figures.ask(query, now))
                .map(answer -> consumed(answer, budget.rollBackAt()))
                .orElseGet(() -> new Consent.Asked("the alert does not say whose error budget it is"));
    }

    private static Consent consumed(Figures.Answer answer, int rollBackAt) {
        return switch (answer) {
            case Figures.Answer.Value value -> consumed(value.value(), rollBackAt);
            case Figures.Answer.Nothing nothing -> new Consent.Asked("nobody measures the error budget");
            case Figures.Answer.Unknown unknown ->
                new Consent.Asked("how much of the error budget is consumed cannot be told: " + unknown.sentence());
        };
    }

    private static Consent consumed(double percent, int rollBackAt) {
        if (Double.isInfinite(percent)) {
            return new Consent.Asked("how much of the error budget is consumed is no figure: nothing was served");
        }
        return percent >= rollBackAt
                ? new Consent.NotAsked(Why.BUDGET_CONSUMED.because(percent, rollBackAt))
                : new Consent.Asked(
                        "%.0f %% of the error budget are consumed, not yet %d %%".formatted(percent, rollBackAt));
    }
}
