package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Look around a workload, for people to read: its events, logs, last release, restarts, and figures over time (I6).
 *
 * @param promql what to ask Prometheus for, beside what is looked at anyway
 */
public record Diagnose(String id, Target target, List<String> promql, Findings expected, Instant notAfter)
        implements Action {

    public static final String VERB = "diagnose";

    /** The kind of a target whose {@link Population} is asked for; it can be observed, and not ordered. */
    public static final String NAMESPACE = "Namespace";

    public Diagnose {
        promql = List.copyOf(promql);
    }

    /** What was found; none before anybody looked. */
    public record Findings(String uid, List<Finding> findings) implements State {

        public Findings {
            findings = List.copyOf(findings);
        }

        @Override
        public boolean settled() {
            return true;
        }

        /** Whatever is found changes by itself. */
        @Override
        public boolean sameAs(State other) {
            return other instanceof Findings now && uid.equals(now.uid);
        }

        @Override
        public String describe() {
            return "was looked at: %d findings".formatted(findings.size());
        }

        /** What matters of each, in a line; for where the whole is too long. */
        public String inBrief() {
            return findings.isEmpty()
                    ? "nothing"
                    : findings.stream().map(Finding::inBrief).collect(Collectors.joining("; "));
        }
    }

    /**
     * How many live in a namespace.
     *
     * @param uid the namespace's
     * @param workloads its Deployments, StatefulSets and DaemonSets together
     */
    public record Population(String uid, int workloads) implements State {

        @Override
        public boolean settled() {
            return true;
        }

        /** They come and go. */
        @Override
        public boolean sameAs(State other) {
            return other instanceof Population now && uid.equals(now.uid);
        }

        @Override
        public String describe() {
            return "has %d workloads".formatted(workloads);
        }
    }

    /**
     * One thing that was found.
     *
     * @param about {@code events}, {@code logs}, {@code release}, {@code restarts}, {@code consumers} or {@code figures}
     * @param text what people read, at most 4 KiB; why there is nothing, where there is nothing
     * @param chart null where there are no figures
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Finding(String about, String text, Chart chart) {

        private static final String LOGS = "logs";

        /** Its first line; where that is a heading, with the next one, or with the last of a log. */
        String inBrief() {
            List<String> lines = text.lines().toList();
            String first = lines.isEmpty() ? "nothing" : lines.getFirst();
            boolean heading = first.endsWith(":") && lines.size() > 1;
            String more = heading ? " " + (about.equals(LOGS) ? lines.getLast() : lines.get(1)) : "";
            return "%s: %s%s".formatted(about, first, more);
        }
    }

    /**
     * Figures over time.
     *
     * @param query what was asked
     * @param stepSeconds between two figures of a series
     * @param series at most 8, by their labels, of at most 240 figures each; a figure that is missing is null
     */
    public record Chart(String query, Instant from, int stepSeconds, Map<String, List<Double>> series) {}

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        return "look around %s %s".formatted(target.kind(), target.name());
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verb", VERB, "target", target.name());
    }

    /** There is always something to look at. */
    @Override
    public boolean isReachedBy(State now) {
        return false;
    }

    @Override
    public boolean isDoneIn(State now) {
        return true;
    }

    @Override
    public boolean leavesTargetAlone() {
        return true;
    }

    @Override
    public boolean onlyLooks() {
        return true;
    }

    @Override
    public Findings imagined() {
        return expected;
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Diagnose;
    }

    @Override
    public Diagnose withNotAfter(Instant later) {
        return new Diagnose(id, target, promql, expected, later);
    }
}
