package dev.haetae.command;

import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyArchive;
import dev.haetae.policy.source.PolicyDirectory;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policies pack}: what the running product's simulate and replay take. */
@RegisterForReflection
@Command(
        name = "pack",
        description = "Writes the policies in DIR to a ZIP, as /api/v1/simulate and /api/v1/replay take it.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is written", "1:a file of the policies is missing", "2:it cannot be written"})
final class PackCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "DIR", description = "a directory of policies")
    private Path directory;

    @Parameters(index = "1", paramLabel = "FILE", description = "the ZIP to write")
    private Path file;

    @Override
    public Integer call() throws IOException {
        try {
            Files.write(file, PolicyArchive.write(PolicyDirectory.read(directory)));
            return 0;
        } catch (InvalidPolicies invalid) {
            invalid.problems().forEach(problem -> spec.commandLine().getOut().println(problem));
            return 1;
        }
    }
}
