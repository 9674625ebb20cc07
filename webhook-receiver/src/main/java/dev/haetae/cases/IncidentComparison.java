package dev.haetae.cases;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Because;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import dev.haetae.policy.cases.ExpectedIncident;
import dev.haetae.policy.cases.ExpectedStep;
import dev.haetae.policy.cases.Said;
import dev.haetae.simulate.Foretold;
import dev.haetae.simulate.Rung;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Compares one incident with what is expected of it. */
final class IncidentComparison {

    private final Policies policies;
    private final Incident incident;
    private final Foretold came;
    private final Moments moments;
    private final Differences differences;

    IncidentComparison(Policies policies, Came.Opened opened, Differences differences) {
        this.policies = policies;
        this.incident = opened.incident();
        this.came = opened.told();
        this.moments = opened.moments();
        this.differences = differences;
    }

    void with(ExpectedIncident expected) {
        differences.same("correlation key", expected.key(), came.correlationKey(), came.correlationBecause());
        differences.same(of("severity"), expected.severity(), came.severity(), came.severityBecause());
        differences.same(of("playbook"), expected.playbook(), playbook(), came.playbookBecause());
        differences.same(of("mode"), expected.mode(), mode(), came.playbookBecause());
        expected.ladder().ifPresent(names -> ladder(names, expected.place()));
        expected.steps().ifPresent(steps -> steps(steps, expected.place()));
        new PeopleComparison(policies, moments, came.correlationKey(), differences).with(expected);
        differences.because(of("hold"), expected.held(), hold());
        differences.because(of("handing over"), expected.handedOver(), came.handedOver());
        differences.same(of("state"), expected.state(), came.state().tag(), last());
    }

    private String of(String what) {
        return what + " of " + came.correlationKey();
    }

    private String playbook() {
        return Objects.requireNonNullElse(came.playbook(), ExpectedIncident.NONE);
    }

    private String mode() {
        return came.mode() == null ? "none" : came.mode().word();
    }

    private Because hold() {
        Incident.Hold hold = incident.hold();
        return hold == null ? null : new Because(hold.reason(), hold.sentence(), null);
    }

    /** What brought it to where it is. */
    private Because last() {
        return came.timeline().reversed().stream()
                .filter(event -> !(event.what() instanceof Happening.Announced))
                .findFirst()
                .map(Event::because)
                .orElse(null);
    }

    private void steps(List<ExpectedStep> expected, String place) {
        Map<String, Rung> rungs = came.steps().stream().collect(Collectors.toMap(this::name, rung -> rung));
        List<String> names = expected.stream().map(step -> step.name().value()).toList();
        List<String> reached = came.steps().stream().map(this::name).toList();
        if (!names.equals(reached)) {
            differences.add(
                    of("steps"),
                    new Said(
                            names.toString(),
                            expected.isEmpty()
                                    ? place
                                    : expected.getFirst().name().place()),
                    spoken(),
                    came.steps().isEmpty()
                            ? came.handedOver()
                            : came.steps().getLast().because());
        }
        expected.stream()
                .filter(step -> rungs.containsKey(step.name().value()))
                .forEach(step -> step(step, rungs.get(step.name().value())));
    }

    private void ladder(List<Said> expected, String place) {
        List<String> wanted = expected.stream().map(Said::value).toList();
        if (!wanted.equals(ladder())) {
            String where = expected.isEmpty() ? place : expected.getFirst().place();
            differences.add(
                    of("ladder"), new Said(wanted.toString(), where), ladder().toString(), came.playbookBecause());
        }
    }

    private List<String> ladder() {
        return policies.playbooks().stream()
                .filter(playbook -> playbook.name().equals(came.playbook()))
                .flatMap(playbook -> playbook.steps().stream())
                .map(Step::name)
                .toList();
    }

    private String name(Rung rung) {
        List<String> ladder = ladder();
        return rung.step() < ladder.size() ? ladder.get(rung.step()) : "step " + (rung.step() + 1);
    }

    private String spoken() {
        return came.steps().stream()
                .map(rung -> name(rung) + ": " + rung.result())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private void step(ExpectedStep expected, Rung rung) {
        String step = "step " + name(rung);
        differences.same("result of " + step, expected.result(), rung.result(), rung.because());
        differences.contains("order of " + step, expected.does(), rung.action(), rung.because());
        differences.because("reason of " + step, expected.because(), rung.because());
        expected.guards()
                .forEach((guard, verdict) -> rung.verdicts().stream()
                        .filter(judgement -> judgement.guard().equals(guard))
                        .findFirst()
                        .ifPresentOrElse(
                                came -> differences.same(
                                        guard + " of " + step,
                                        Optional.of(verdict),
                                        came.allowed() ? "allowed" : "denied",
                                        came.because()),
                                () -> differences.add(guard + " of " + step, verdict, "not asked", rung.because())));
    }
}
