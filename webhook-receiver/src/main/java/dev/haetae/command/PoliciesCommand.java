package dev.haetae.command;

import dev.haetae.simulate.Stages;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code haetae policies}: what can be done with a directory of policies. */
@RegisterForReflection
@Command(
        name = "haetae policies",
        description = "Checks, tests and tries a directory of policies. Nothing is written but what is asked for.",
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        synopsisSubcommandLabel = "COMMAND")
public final class PoliciesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** @param stages where everything is imagined */
    public static CommandLine line(Stages stages) {
        return new CommandLine(new PoliciesCommand())
                .addSubcommand(new CheckCommand())
                .addSubcommand(new TestCommand(stages))
                .addSubcommand(new SimulateCommand(stages))
                .addSubcommand(new ReplayCommand(stages))
                .addSubcommand(new PackCommand())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(new Refusal());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say which command.");
    }
}
