package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Scale;
import dev.haetae.policy.Because;
import dev.haetae.policy.Guardrails;
import dev.haetae.policy.Limits;
import dev.haetae.policy.Order;
import dev.haetae.policy.Step;
import dev.haetae.policy.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The guardrails: pure functions of the action, the limits and the ledger as it was read. */
enum Guardrail {
    PAUSED {
        @Override
        Verdict judge(Request request) {
            return request.pause()
                    .map(pause -> denied(pause.because(), pause.until()))
                    .orElseGet(() -> allowed(Why.NOT_PAUSED.because()));
        }
    },
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
    OPT_IN {
        @Override
        Verdict judge(Request request) {
            if (!request.guardrails().optIn()) {
                return allowed(Why.NO_OPT_IN_NEEDED.because());
            }
            return request.custody().optedIn()
                    ? allowed(Why.OPTED_IN.because())
                    : denied(Why.NOT_OPTED_IN.because().by(request.guardrails().place("optIn")), null);
        }
    },
    RELEASE {
        @Override
        Verdict judge(Request request) {
            return request.action() instanceof Rollback rollback
                            && request.step().order() instanceof Order.Rollback order
                    ? release(rollback.expected(), order.maxAge(), request)
                    : allowed(Why.NO_RELEASE_TAKEN_BACK.because());
        }

        private Verdict release(Rollback.Release release, Duration maxAge, Request request) {
            if (release.unsafe() != null) {
                return denied(Why.RELEASE_UNSAFE.because(release.unsafe()), null);
            }
            if (release.since() == null) {
                return allowed(Why.RELEASE_OF_UNKNOWN_AGE.because());
            }
            boolean old = release.since().plus(maxAge).isBefore(request.now());
            Because because = (old ? Why.RELEASE_OLD : Why.RELEASE_YOUNG)
                    .because(Words.of(release.since()), Words.of(maxAge))
                    .by(request.rule());
            return old ? denied(because, null) : allowed(because);
        }
    },
    BOUNDS {
        @Override
        Verdict judge(Request request) {
            Limits limits = request.limits();
            return switch (request.action()) {
                case Scale scale
                when scale.replicas() < limits.floor() ->
                    denied(Why.BELOW_FLOOR.because(scale.replicas(), limits.floor()), null);
                case Scale scale
                when scale.replicas() > limits.ceiling() ->
                    denied(Why.ABOVE_CEILING.because(scale.replicas(), limits.ceiling()), null);
                case Scale scale ->
                    allowed(Why.WITHIN_BOUNDS.because(scale.replicas(), limits.floor(), limits.ceiling()));
                default -> allowed(Why.AS_MANY.because(request.action().verb()));
            };
        }
    },
    TARGET_LOCK {
        @Override
        Verdict judge(Request request) {
            return request.lock()
                    .map(mark -> denied(
                            Why.LOCKED
                                    .because(mark.incident(), Words.of(mark.until()))
                                    .by(request.guardrails().place("lockFor")),
                            mark.until()))
                    .or(() -> request.standing()
                            .map(mark ->
                                    denied(Why.STANDS.because(mark.incident(), Words.of(mark.until())), mark.until())))
                    .orElseGet(() -> allowed(Why.UNLOCKED.because()));
        }
    },
    COOL_DOWN {
        @Override
        Verdict judge(Request request) {
            return others(request, request.coolDown())
                    .map(mark -> denied(
                            Why.COOL_DOWN
                                    .because(mark.incident(), Words.of(mark.until()))
                                    .by(request.rule()),
                            mark.until()))
                    .orElseGet(() -> allowed(Why.COOLED_DOWN.because()));
        }
    },
    BLAST_RADIUS {
        @Override
        Verdict judge(Request request) {
            Guardrails.BlastRadius limits = request.guardrails().blastRadius();
            return switch (Taking.of(request.action(), limits.percentOfPods())) {
                case Taking.TooMuch(Because because) ->
                    denied(because.by(request.guardrails().place("blastRadius/percentOfPods")), null);
                case Taking.Little little -> atOnce(little, limits, request);
            };
        }

        private Verdict atOnce(Taking.Little little, Guardrails.BlastRadius limits, Request request) {
            int busy = request.busy().others();
            return busy < limits.targetsAtOnce()
                    ? share(little, busy, limits, request)
                    : denied(
                            Why.TOO_MANY_AT_ONCE
                                    .because(busy, limits.targetsAtOnce())
                                    .by(request.guardrails().place("blastRadius/targetsAtOnce")),
                            request.now().plus(LOOK_AGAIN));
        }

        private Verdict share(Taking.Little little, int busy, Guardrails.BlastRadius limits, Request request) {
            Instant again = request.now().plus(LOOK_AGAIN);
            String place = request.guardrails().place("blastRadius/percentOfWorkloads");
            Verdict few = allowed(Why.FEW_AT_ONCE.because(little.words(), busy, limits.targetsAtOnce()));
            return switch (request.neighbours()) {
                case Neighbours.Idle idle -> few;
                case Neighbours.Unknown unknown -> denied(Why.NEIGHBOURS_UNKNOWN.because(unknown.sentence()), again);
                case Neighbours.Known known when busy < limits.mostOf(known.workloads()) -> few;
                case Neighbours.Known known ->
                    denied(
                            Why.TOO_LARGE_A_SHARE
                                    .because(busy, known.workloads(), limits.percentOfWorkloads())
                                    .by(place),
                            again);
            };
        }
    },
    ACTIONS_PER_HOUR {
        @Override
        Verdict judge(Request request) {
            return request.counts().stream()
                    .flatMap(count -> count.fullUntil().map(until -> full(request, count, until)).stream())
                    .findFirst()
                    .orElseGet(() -> allowed(Why.FEW_ACTIONS.because(request.counts().stream()
                            .map(ActionCounts.Read::inWords)
                            .collect(Collectors.joining(", ")))));
        }

        private Verdict full(Request request, ActionCounts.Read count, Instant until) {
            Because because = Why.ACTIONS_PER_HOUR.because(count.inWords(), Words.of(until));
            return denied(because.by(request.guardrails().place(count.figure())), until);
        }
    };

    /** A step of another incident may end at any time; its lock says when at the latest. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

    /**
     * What is asked for.
     *
     * @param pause the pause that holds the incident now, if any
     * @param windows the maintenance windows that hold now (L4)
     * @param inMaintenance whether the playbook may act in them
     * @param coolDown the ledger's mark on playbook and target, if any
     * @param lock another incident's mark on the target or its workload, if any
     * @param standing another incident's change of it by the same verb that has not been taken back yet, if any
     * @param busy what else is being acted on in the target's namespace
     * @param neighbours how many workloads the namespace has
     * @param counts how many actions were begun within the last hour
     * @param custody whose hands are on the target
     */
    record Request(
            String incident,
            Action action,
            Step step,
            Custody custody,
            Optional<Pause> pause,
            List<Window> windows,
            boolean inMaintenance,
            Optional<Ledger.Mark> coolDown,
            Optional<Ledger.Mark> lock,
            Optional<Ledger.Mark> standing,
            Ledger.Busy busy,
            Neighbours neighbours,
            List<ActionCounts.Read> counts,
            Guardrails guardrails,
            Instant now) {

        Limits limits() {
            return step.limits();
        }

        String rule() {
            return step.rule();
        }
    }

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
