package dev.haetae.policy;

import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.PolicyFiles;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * What 2,000 severity rules with a condition each, as many correlation rules, and 500 services cost to load, and then to
 * decide by: once as the product does, and once by looking at every rule, in one run. From the top of the repository:
 *
 * <pre>
 * ./mvnw -q -pl policies -am test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -cp policies/target/test-classes:policies/target/classes:$(cat policies/target/classpath) \
 *     dev.haetae.policy.PolicyBenchmark
 * </pre>
 */
public final class PolicyBenchmark {

    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final Situation SITUATION = new Situation(
            new Facts(OptionalInt.of(1), OptionalInt.of(1), OptionalLong.of(100_000), OptionalDouble.of(1)), Alerts.AT);

    private final Policies policies;
    private final List<SeverityRule> severity;
    private final List<Correlation.CorrelationRule> correlation;

    private PolicyBenchmark(PolicyFiles files) {
        Documents documents = Documents.read(files);
        this.policies = Policies.of(files);
        this.severity =
                SeverityRules.read(documents.file("severity.yaml")).rules().rules();
        this.correlation =
                Correlation.read(documents.file("correlation.yaml")).rules().rules();
    }

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        PolicyFiles files = BigPolicies.files();
        out.printf("load, cold: %,6d ms%n", millisToLoad(files));
        out.printf("load, warm: %,6d ms%n", millisToLoad(files));
        PolicyBenchmark benchmark = new PolicyBenchmark(files);
        benchmark.nanos(benchmark::byIndex);
        benchmark.nanos(benchmark::byAll);
        double index = benchmark.nanos(benchmark::byIndex);
        double all = benchmark.nanos(benchmark::byAll);
        out.printf("severity and correlation of an alert: %,10.0f ns%n", index);
        out.printf("the same, looking at every rule:      %,10.0f ns, %.0f times as long%n", all, all / index);
    }

    private static long millisToLoad(PolicyFiles files) {
        long start = System.nanoTime();
        Policies.of(files);
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    private void byIndex(Alert alert) {
        used(policies.severity(alert, SITUATION));
        used(policies.correlate(alert));
    }

    private void byAll(Alert alert) {
        Subject subject = new Subject(alert, policies.service(alert), SITUATION, policies.calendar(), Optional.empty());
        used(severity.stream().filter(rule -> rule.on(subject).holds()).findFirst());
        used(correlation.stream().filter(rule -> rule.holds(subject)).findFirst());
    }

    /** Of one decision, over alerts of every rule in turn. */
    private double nanos(Consumer<Alert> decision) {
        long start = System.nanoTime();
        int done = 0;
        while (System.nanoTime() - start < ROUND.toNanos()) {
            decision.accept(BigPolicies.alert(done * 7 % BigPolicies.RULES));
            done++;
        }
        return (double) (System.nanoTime() - start) / done;
    }

    private static void used(Object answer) {
        if (answer == null) {
            throw new IllegalStateException("a decision is never null");
        }
    }
}
