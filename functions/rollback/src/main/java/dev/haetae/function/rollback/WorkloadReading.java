package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Rollback;
import dev.haetae.function.kubernetes.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a workload and its revisions into what the verb cares about. */
record WorkloadReading(Rules rules, Instant now) {

    Sight<Candidate> read(Workload workload, Custody custody) {
        return workload.current()
                .<Sight<Candidate>>map(it -> new Sight.Present<>(candidate(workload, it, custody)))
                .orElseGet(() -> new Sight.Blind<>(
                        Failure.CONFLICT,
                        "the controller of %s %s has not yet made a revision of its template"
                                .formatted(
                                        workload.object().object().getKind(),
                                        workload.object().name()),
                        true));
    }

    private Candidate candidate(Workload workload, Revision current, Custody custody) {
        History history = workload.history().endingWith(current);
        Health now = workload.healthOf(current);
        Health others = workload.healthWithout(current);
        Rollback.Release state = state(workload, history, now, others);
        Strategy strategy = new Strategy(workload.kind(), workload.object(), workload.desired());
        return new Candidate(
                state,
                workload.object().meta().getResourceVersion(),
                Owner.of(workload.object()),
                custody,
                strategy.obstacle(rules.share(), now.ready() + others.ready()),
                ways(workload, history, state),
                Optional.of(history),
                course(workload, now, strategy));
    }

    /** What was broken off goes back at once, and by itself. */
    private Optional<Course> course(Workload workload, Health pods, Strategy strategy) {
        return Optional.of(workload)
                .filter(it -> !Abort.isDone(it))
                .map(it -> new Course(
                        it.kind(),
                        it.object(),
                        pods,
                        it.desired(),
                        strategy.held(),
                        this.now.minus(rules.answerWithin())));
    }

    private Rollback.Release state(Workload workload, History history, Health pods, Health others) {
        return new Rollback.Release(
                workload.object().uid(),
                history.revisions().getLast().hash(),
                history.since(),
                LastGood.among(history.contenders(rules.goodAfter()), LastGood.Referee.TIME)
                        .revision()
                        .orElse(null),
                history.names(),
                Marks.unsafe(workload.object(), workload.template()).orElse(null),
                workload.desired(),
                pods.count(),
                pods.ready(),
                pods.isWorseThan(others, now.minus(rules.answerWithin())));
    }

    private static Map<String, Way> ways(Workload workload, History history, Rollback.Release state) {
        return history.earlier().stream()
                .collect(
                        Collectors.toMap(Revision::hash, it -> way(workload, history, it, state), (_, later) -> later));
    }

    private static Way way(Workload workload, History history, Revision revision, Rollback.Release state) {
        Health pods = workload.healthOf(revision);
        Optional<String> against = history.inTheWayTo(revision)
                .or(() -> pods.crashes()
                        ? Optional.of("pods of revision %d crash".formatted(revision.number()))
                        : Optional.empty());
        Optional<Map<String, Object>> abort = Abort.leadingTo(workload, revision);
        List<Map<String, Object>> changes = abort.map(List::of).orElseGet(() -> template(workload.object(), revision));
        return new Way(changes, against, after(state, revision.hash(), pods), abort.isPresent(), true);
    }

    private static List<Map<String, Object>> template(Manifest workload, Revision revision) {
        Map<String, Object> template =
                Way.replace("/spec/template", revision.template().tree());
        return Stream.concat(Stream.of(template), Brake.forgetting(workload).stream())
                .toList();
    }

    /** What is not known until the controller has moved is left out. */
    private static Rollback.Release after(Rollback.Release state, String hash, Health pods) {
        return new Rollback.Release(
                state.uid(), hash, null, null, Map.of(), null, state.desired(), pods.count(), pods.ready(), false);
    }
}
