package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.policy.Because;
import dev.haetae.policy.Limits;
import dev.haetae.policy.Window;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The guardrails: pure functions of the action, the limits and the ledger as it was read. */
enum Guardrail {
    MAINTENANCE {
        @Override
        Verdict judge(Request request) {
            return request.windows().stream()
                    .findFirst()
                    .map(window -> request.inMaintenance()
                            ? allowed(Why.ALLOWED_IN_MAINTENANCE
                                    .because(window.name())
                                    .by(window.rule()))
                            : denied(Why.MAINTENANCE.because(window.name()).by(window.rule()), null))
                    .orElseGet(() -> allowed(Why.NO_MAINTENANCE.because()));
        }
    },
    BOUNDS {
        @Override
        Verdict judge(Request request) {
            Limits limits = request.limits();
            return switch (request.action()) {
                case Action.Scale scale
                when scale.replicas() < limits.floor() ->
                    denied(Why.BELOW_FLOOR.because(scale.replicas(), limits.floor()), null);
                case Action.Scale scale
                when scale.replicas() > limits.ceiling() ->
                    denied(Why.ABOVE_CEILING.because(scale.replicas(), limits.ceiling()), null);
                case Action.Scale scale ->
                    allowed(Why.WITHIN_BOUNDS.because(scale.replicas(), limits.floor(), limits.ceiling()));
            };
        }
    },
    COOL_DOWN {
        @Override
        Verdict judge(Request request) {
            return others(request, request.coolDown())
                    .map(mark -> denied(Why.COOL_DOWN.because(mark.incident(), Words.of(mark.until())), mark.until()))
                    .orElseGet(() -> allowed(Why.COOLED_DOWN.because()));
        }
    },
    TARGET_LOCK {
        @Override
        Verdict judge(Request request) {
            return others(request, request.lock())
                    .map(mark -> denied(Why.LOCKED.because(mark.incident(), Words.of(mark.until())), mark.until()))
                    .orElseGet(() -> allowed(Why.UNLOCKED.because()));
        }
    };

    /**
     * What is asked for.
     *
     * @param windows the maintenance windows that hold now (L4)
     * @param inMaintenance whether the playbook may act in them
     * @param coolDown the ledger's mark on playbook and target, if any
     * @param lock the ledger's mark on the target, if any
     */
    record Request(
            String incident,
            Action action,
            Limits limits,
            List<Window> windows,
            boolean inMaintenance,
            Optional<Ledger.Mark> coolDown,
            Optional<Ledger.Mark> lock,
            Instant now) {}

    abstract Verdict judge(Request request);

    static List<Verdict> judgeAll(Request request) {
        return List.of(values()).stream()
                .map(guardrail -> guardrail.judge(request))
                .toList();
    }

    /** A ladder's own earlier step neither locks nor cools down its next one: verification paces it. */
    private static Optional<Ledger.Mark> others(Request request, Optional<Ledger.Mark> mark) {
        return mark.filter(held -> held.until().isAfter(request.now()))
                .filter(held -> !held.incident().equals(request.incident()));
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Verdict allowed(Because because) {
        return new Verdict.Allowed(tag(), because);
    }

    Verdict denied(Because because, Instant until) {
        return new Verdict.Denied(tag(), because, Optional.ofNullable(until));
    }
}
