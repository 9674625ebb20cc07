package dev.haetae.command;

import dev.haetae.policy.cases.CaseBook;
import dev.haetae.policy.source.InvalidPolicies;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code policies check}: whether they would load, and everything that is wrong. */
@RegisterForReflection
@Command(
        name = "check",
        description = "Loads policies and their cases, and lists everything that is wrong.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything is right", "1:something is wrong", "2:the command makes no sense"})
final class CheckCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Directory directory;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            CaseBook book = directory.load();
            out.printf(
                    "%s: %d playbooks, %d rules and figures, cases: %d; nothing is wrong%n",
                    directory.path(),
                    book.policies().playbooks().size(),
                    book.rules().places().size(),
                    book.cases().size());
            return 0;
        } catch (InvalidPolicies invalid) {
            invalid.problems().forEach(problem -> out.println(directory.placed(problem.toString())));
            return 1;
        }
    }
}
