package dev.haetae.command;

import dev.haetae.inbox.Received;
import dev.haetae.inbox.Recorded;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.simulate.Comparison;
import dev.haetae.simulate.Difference;
import dev.haetae.simulate.Stages;
import dev.haetae.simulate.Tally;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policies replay}: what other policies would have made of what was received. */
@RegisterForReflection
@Command(
        name = "replay",
        description = "Tells, incident by incident, what other policies would have made of what was received.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:both would have done the same",
            "1:something would have been different",
            "2:the policies or the deliveries are not valid"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;
    private static final int INVALID = 2;

    private final Stages stages;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "DELIVERIES",
            description = "a file with what GET /api/v1/deliveries answered")
    private Path deliveries;

    @Option(names = "--in-force", paramLabel = "DIR", required = true, description = "the policies as they are")
    private Path inForce;

    @Option(names = "--candidate", paramLabel = "DIR", required = true, description = "those that may replace them")
    private Path candidate;

    @Mixin
    private World world;

    ReplayCommand(Stages stages) {
        this.stages = stages;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            List<Received> received = read();
            Comparison comparison =
                    world.simulator(stages).replay(received, Policies.load(inForce), Policies.load(candidate));
            tell(comparison, out);
            return comparison.changed().isEmpty() ? 0 : DIFFERENT;
        } catch (InvalidPolicies | IllegalArgumentException invalid) {
            out.println(invalid.getMessage());
            return INVALID;
        }
    }

    private List<Received> read() throws IOException {
        List<Received> received = new ArrayList<>();
        List<String> lines = Files.readAllLines(deliveries);
        for (int line = 0; line < lines.size(); line++) {
            try {
                received.add(Recorded.read(lines.get(line)));
            } catch (IllegalArgumentException bad) {
                throw new IllegalArgumentException("%s:%d: %s".formatted(deliveries, line + 1, bad.getMessage()), bad);
            }
        }
        return Recorded.inOrder(received);
    }

    private void tell(Comparison comparison, PrintWriter out) {
        for (Comparison.Changed changed : comparison.changed()) {
            out.printf("%s  %s%n", changed.at().atZone(world.zone()).toLocalDateTime(), changed.alert());
            changed.differences().forEach(difference -> out.println("    " + line(difference)));
        }
        out.printf(
                "%n%d deliveries, %d incidents the same, %d different%n",
                comparison.deliveries(), comparison.same(), comparison.changed().size());
        tell("in force ", comparison.inForce(), out);
        tell("candidate", comparison.candidate(), out);
    }

    private static String line(Difference difference) {
        String rule = difference.because() == null || difference.because().rule() == null
                ? ""
                : " (%s)".formatted(difference.because().rule());
        String why =
                difference.because() == null ? "" : ": " + difference.because().sentence();
        return "%s: %s -> %s%s%s"
                .formatted(difference.what(), said(difference.before()), said(difference.after()), why, rule);
    }

    private static String said(String value) {
        return value == null ? "none" : value;
    }

    private static void tell(String whose, Tally tally, PrintWriter out) {
        out.printf(
                "%s  incidents %d %s, steps %s, handed over %d%n",
                whose, tally.incidents(), tally.severities(), tally.steps(), tally.handedOver());
    }
}
