package dev.haetae.command;

import dev.haetae.policy.cases.CaseBook;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The directory that a command is about. */
@RegisterForReflection
final class Directory {

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "a directory of policies")
    private Path path;

    Path path() {
        return path;
    }

    CaseBook load() {
        if (!Files.isDirectory(path)) {
            throw new ParameterException(spec.commandLine(), "There is no directory %s.".formatted(path));
        }
        return CaseBook.load(path);
    }

    /** A place in it, so that a terminal or an editor can go there. */
    String placed(String place) {
        return path.resolve(place).toString();
    }
}
