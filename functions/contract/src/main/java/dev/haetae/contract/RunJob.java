package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * Have a CronJob's work done now, by a Job made from it. It is long work: {@link Outcome.Continue} until the Job ends,
 * then {@link Outcome.Applied} with its log's tail, or {@link Outcome.Failed} with it.
 */
public record RunJob(String id, Target target, Runs expected, Instant notAfter) implements Action {

    public static final String VERB = "run-job";
    public static final String CRON_JOB = "CronJob";

    /** How far a Job has come. */
    public enum Phase implements Reason {
        NONE,
        RUNNING,
        SUCCEEDED,
        FAILED;

        @JsonCreator
        static Phase of(String tag) {
            return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /**
     * The newest Job that an order of ours had made from a CronJob.
     *
     * @param uid the CronJob's
     * @param order whose Job it is; null where there is none
     * @param log the last lines of what it said, at most 4 KiB; null until it ended, and in what is merely looked at
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Runs(String uid, String order, Phase phase, String log) implements State {

        @Override
        public boolean settled() {
            return phase != Phase.RUNNING;
        }

        /** What ran before matters not, as long as it is the same CronJob. */
        @Override
        public boolean sameAs(State other) {
            return other instanceof Runs now && uid.equals(now.uid);
        }

        @Override
        public String describe() {
            return switch (phase) {
                case NONE -> "was not run by us yet";
                case RUNNING -> "is running";
                case SUCCEEDED -> "has run";
                case FAILED -> "failed";
            };
        }
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        return "run %s %s now".formatted(target.kind(), target.name());
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verb", VERB, "target", target.name());
    }

    @Override
    public boolean isReachedBy(State now) {
        return now instanceof Runs seen && id.equals(seen.order());
    }

    @Override
    public boolean isDoneIn(State now) {
        return isReachedBy(now) && now instanceof Runs seen && seen.phase() == Phase.SUCCEEDED;
    }

    @Override
    public Runs imagined() {
        return new Runs(expected.uid(), id, Phase.SUCCEEDED, null);
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof RunJob && other.target().equals(target);
    }

    @Override
    public RunJob withNotAfter(Instant later) {
        return new RunJob(id, target, expected, later);
    }
}
