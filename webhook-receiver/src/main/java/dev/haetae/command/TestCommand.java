package dev.haetae.command;

import dev.haetae.cases.CaseResult;
import dev.haetae.cases.Cases;
import dev.haetae.cases.JUnitReport;
import dev.haetae.cases.Telling;
import dev.haetae.policy.cases.CaseBook;
import dev.haetae.policy.cases.PolicyCase;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.simulate.Stages;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code policies test}: runs the cases of a directory. */
@RegisterForReflection
@Command(
        name = "test",
        description = "Runs the cases in DIR/cases: what would happen, compared with what is expected.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every case came as expected",
            "1:a case did not",
            "2:the policies or their cases are not valid, or the command makes no sense"
        })
final class TestCommand implements Callable<Integer> {

    private static final int NOT_AS_EXPECTED = 1;
    private static final int INVALID = 2;

    private final Stages stages;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Directory directory;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "only cases with these words in their name, their file or a rule of theirs")
    private String only = "";

    @Option(names = "--junit", paramLabel = "FILE", description = "write the results there as JUnit XML")
    private Path junit;

    @Option(
            names = {"-v", "--verbose"},
            description = "tell everything that happens in each case")
    private boolean verbose;

    TestCommand(Stages stages) {
        this.stages = stages;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            return test(directory.load(), out);
        } catch (InvalidPolicies invalid) {
            invalid.problems().forEach(problem -> out.println(directory.placed(problem.toString())));
            return INVALID;
        }
    }

    private int test(CaseBook book, PrintWriter out) throws IOException {
        List<PolicyCase> wanted = book.cases().stream().filter(this::isWanted).toList();
        if (wanted.isEmpty()) {
            out.println(
                    only.isEmpty()
                            ? "There are no cases in " + directory.placed("cases")
                            : "No case has \"" + only + "\"");
            return INVALID;
        }
        Cases cases = new Cases(book.policies(), book.rules(), stages);
        List<CaseResult> results = new ArrayList<>();
        for (PolicyCase one : wanted) {
            results.add(cases.run(one));
            tell(results.getLast(), out);
        }
        if (junit != null) {
            JUnitReport.write(results, junit);
        }
        return summary(results, out);
    }

    private boolean isWanted(PolicyCase one) {
        return one.name().contains(only)
                || one.file().contains(only)
                || one.rules().stream().anyMatch(rule -> rule.contains(only));
    }

    private void tell(CaseResult result, PrintWriter out) {
        PolicyCase tested = result.tested();
        out.printf(
                "%s  %s  (%s)%n",
                result.passed() ? "ok    " : "FAILED", tested.name(), directory.placed(tested.place()));
        Telling.differences(result).forEach(line -> out.println("        " + line));
        if (verbose) {
            Telling.story(result).forEach(line -> out.println("        " + line));
        }
    }

    private static int summary(List<CaseResult> results, PrintWriter out) {
        long failed = results.stream().filter(result -> !result.passed()).count();
        out.printf(
                "%n%d %s, %s%n",
                results.size(),
                results.size() == 1 ? "case" : "cases",
                failed == 0 ? "all as expected" : failed + " not as expected");
        return failed == 0 ? 0 : NOT_AS_EXPECTED;
    }
}
