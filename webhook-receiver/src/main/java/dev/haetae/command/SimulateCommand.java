package dev.haetae.command;

import dev.haetae.cases.Telling;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Received;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.receive.BadBody;
import dev.haetae.receive.Bodies;
import dev.haetae.receive.SourcesConfig.Kind;
import dev.haetae.simulate.Foretold;
import dev.haetae.simulate.Simulator.Context;
import dev.haetae.simulate.Simulator.Foresight;
import dev.haetae.simulate.Simulator.Looking;
import dev.haetae.simulate.Stages;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policies simulate}: what would come of a webhook's body. */
@RegisterForReflection
@Command(
        name = "simulate",
        description = "Tells what would come of a webhook's body, step by step, if nothing that is done helped.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is told", "2:the policies or the body are not valid"})
final class SimulateCommand implements Callable<Integer> {

    private static final int INVALID = 2;

    private final Stages stages;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "a directory of policies")
    private Path directory;

    @Parameters(index = "1", paramLabel = "BODY", description = "a file with a webhook's body")
    private Path body;

    @Option(names = "--kind", description = "whose body it is: alertmanager (the default), grafana or pagerduty")
    private Kind kind = Kind.ALERTMANAGER;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "when it comes, such as 2026-11-20T03:00:00+09:00: peak and maintenance depend on it")
    private String at;

    @Mixin
    private World world;

    SimulateCommand(Stages stages) {
        this.stages = stages;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Instant when = Times.read(at, spec);
        try {
            Policies policies = Policies.load(directory);
            List<? extends Received> received =
                    Bodies.read(kind, Files.readAllBytes(body), kind.name().toLowerCase(Locale.ROOT), when);
            tell(
                    world.simulator(stages).simulate(policies, received, when, Context.EMPTY, Looking.AT_THE_CLUSTER),
                    received,
                    out);
            return 0;
        } catch (InvalidPolicies invalid) {
            invalid.problems().forEach(problem -> out.println(directory.resolve(problem.toString())));
            return INVALID;
        } catch (BadBody bad) {
            out.printf("%s: %s: %s%n", body, bad.where(), bad.getMessage());
            return INVALID;
        }
    }

    private void tell(Foresight foresight, List<? extends Received> received, PrintWriter out) {
        for (Received one : received) {
            Fate fate = foresight.asItIs().fates().get(one.id());
            if (one instanceof Delivery delivery && fate != null) {
                out.printf(
                        "%s of %s: %s, %s%n",
                        delivery.alert().name(),
                        delivery.alert().service(),
                        fate.kind().name().toLowerCase(Locale.ROOT),
                        fate.because().sentence());
            }
        }
        for (Foretold incident : foresight.asItIs().incidents()) {
            out.printf("%n%s  %s%s%n", incident.severity(), incident.correlationKey(), ladder(incident));
            foresight.inEarnest().incidents().stream()
                    .filter(inEarnest -> inEarnest.id().equals(incident.id()))
                    .flatMap(inEarnest -> inEarnest.timeline().stream())
                    .forEach(event -> tell(event, out));
        }
    }

    private static String ladder(Foretold incident) {
        if (incident.playbook() == null) {
            return ", no playbook";
        }
        String ladder = ", playbook %s in mode %s"
                .formatted(incident.playbook(), incident.mode().word());
        return incident.mode() == Mode.AUTO ? ladder : ladder + "; this is what it would do in mode auto";
    }

    private void tell(Event event, PrintWriter out) {
        if (event.what() instanceof Happening.Announced) {
            return;
        }
        out.println("  " + Telling.line(event, world.zone()));
        if (event.what() instanceof Happening.Guarded guarded) {
            out.printf("%30s%s%n", "", guarded.action().describe());
            guarded.verdicts()
                    .forEach(verdict -> out.printf(
                            "%30s%s: %s%n",
                            "", verdict.guard(), verdict.because().sentence()));
        }
    }
}
