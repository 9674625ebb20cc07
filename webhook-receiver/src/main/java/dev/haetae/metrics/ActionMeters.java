package dev.haetae.metrics;

import dev.haetae.contract.Failure;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.incident.Committed;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.Judgement;
import dev.haetae.incident.Happening.Result;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.remediate.Vocabulary;
import dev.haetae.rulebook.Rulebook;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was done, what came of it, and what kept it from being done. */
@Singleton
class ActionMeters {

    private static final List<String> VERDICTS = List.of("allowed", "denied");

    private final Counters started;
    private final Counters ended;
    private final Counters takenBack;
    private final Counters reverted;
    private final Counters results;
    private final Counters verdicts;
    private final Counters denied;

    ActionMeters(Meters meters, @Any Instance<OpsFunction> functions) {
        List<String> verbs = functions.stream().map(OpsFunction::verb).toList();
        started = meters.counters("haetae.actions.started", "Orders that were given", "verb")
                .zero(verbs);
        List<String> outcomes = Arrays.stream(Outcome.class.getPermittedSubclasses())
                .map(ActionMeters::word)
                .toList();
        ended = meters.counters(
                        "haetae.actions.ended", "What came of orders; a long one may continue", "verb", "outcome")
                .zero(verbs, outcomes);
        takenBack = meters.counters(
                        "haetae.actions.taken.back", "What came of taking back what a step did", "verb", "outcome")
                .zero(verbs, outcomes);
        reverted = meters.counters("haetae.actions.reverted", "Steps that somebody else took back", "verb")
                .zero(verbs);
        results = meters.counters("haetae.action.results", "How the effect of a step was judged", "playbook", "result");
        verdicts = meters.counters(
                "haetae.guard.verdicts", "What the guardrails said of steps, and why", "guard", "verdict", "reason");
        Vocabulary.guards().forEach((guard, reasons) -> verdicts.zero(List.of(guard), VERDICTS, reasons));
        denied = meters.counters("haetae.steps.denied", "Steps that were not done, by what forbade them", "reason")
                .zero(reasons());
    }

    private static List<String> reasons() {
        Stream<String> functions = Stream.of(Refusal.values(), Failure.values())
                .flatMap(Arrays::stream)
                .map(reason -> reason.tag());
        return Stream.concat(Vocabulary.reasons().stream(), functions)
                .distinct()
                .toList();
    }

    void listen(@Observes @Priority(IncidentMeters.FIRST) StartupEvent event, Incidents incidents, Rulebook rulebook) {
        inForce(rulebook.policies());
        rulebook.listen(this::inForce);
        incidents.listen(this::saw);
    }

    /** A playbook's name is bounded by who writes policies. */
    private void inForce(Policies policies) {
        results.zero(
                policies.playbooks().stream().map(Playbook::name).toList(),
                Arrays.stream(Result.values()).map(ActionMeters::word).toList());
    }

    private void saw(Committed committed) {
        committed.events().forEach(event -> count(event, committed));
    }

    private void count(Event event, Committed committed) {
        switch (event.what()) {
            case Happening.ActionStarted start -> started.count(start.action().verb());
            case Happening.ActionEnded end ->
                ended.count(end.action().verb(), word(end.outcome().getClass()));
            case Happening.TakenBack back ->
                takenBack.count(back.action().verb(), word(back.outcome().getClass()));
            case Happening.Reverted by -> reverted.count(by.action().verb());
            case Happening.StepJudged judged ->
                results.count(committed.after().plan().playbook(), word(judged.result()));
            case Happening.Guarded guarded -> guarded.verdicts().forEach(this::count);
            case Happening.StepDenied step -> denied.count(event.because().tag());
            default -> {}
        }
    }

    private void count(Judgement judgement) {
        verdicts.count(
                judgement.guard(),
                VERDICTS.get(judgement.allowed() ? 0 : 1),
                judgement.because().tag());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** {@code AlreadyApplied} as {@code already-applied}. */
    private static String word(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
