package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a step asks of a function, before it is known of which target. */
public sealed interface Order {

    /** The function's verb as policies write it: {@code scale}. */
    String verb();

    /** What it acts on, where the playbook or the service names {@code named}. */
    default Optional<TargetPattern> target(Optional<TargetPattern> named) {
        return named;
    }

    /** What exactly of the named target; most act on all of it. */
    default Target aim(Target named) {
        return named;
    }

    /** It looks or speaks: what cannot be done of it is missed, and keeps nothing from being mended. */
    default boolean leavesTargetAlone() {
        return false;
    }

    /** Other replicas than there are. */
    record Scale(Change change) implements Order {

        public static Scale to(int replicas) {
            return new Scale(new Change.To(replicas));
        }

        public static Scale by(int more) {
            return new Scale(new Change.By(more));
        }

        public static Scale percent(int more) {
            return new Scale(new Change.Percent(more));
        }

        @Override
        public String verb() {
            return dev.haetae.contract.Scale.VERB;
        }

        /** How many there should be where there are {@code current} now; limits are not looked at here. */
        public int replicasFrom(int current) {
            return Math.clamp(change.from(current), 0, Integer.MAX_VALUE);
        }
    }

    /**
     * The same pods anew.
     *
     * @param batch how many per cent of them may be taken at once; 100 leaves it to the workload's own strategy
     */
    record Restart(How how, int batch) implements Order {

        /** All pods, batch by batch, or the one that the alert is about. */
        public enum How {
            ROLLING,
            ONE_POD;

            @JsonCreator
            static How of(String word) {
                return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
            }
        }

        @Override
        public String verb() {
            return dev.haetae.contract.Restart.VERB;
        }

        @Override
        public Optional<TargetPattern> target(Optional<TargetPattern> named) {
            return how == How.ROLLING ? named : TargetPattern.podOf(named);
        }
    }

    /**
     * An earlier release.
     *
     * @param to its revision's name; empty for the last good one
     * @param maxAge how old the release may be that is taken back
     */
    record Rollback(Optional<String> to, Duration maxAge) implements Order {

        @Override
        public String verb() {
            return dev.haetae.contract.Rollback.VERB;
        }
    }

    /**
     * Nothing new to a pod or a node.
     *
     * @param lasting after which time it is brought back
     * @param drain whether it is done only when nobody is left on it (D3)
     */
    record Isolation(What what, Duration lasting, boolean drain) implements Order {

        /** What is isolated: the pod, or the node, that the alert is about. */
        public enum What {
            POD,
            NODE
        }

        @Override
        public String verb() {
            return Isolate.VERB;
        }

        @Override
        public Optional<TargetPattern> target(Optional<TargetPattern> named) {
            return what == What.POD ? TargetPattern.podOf(named) : TargetPattern.nodeOf(named);
        }
    }

    /**
     * One key of a ConfigMap of the target's namespace.
     *
     * @param lasting after which time it is set back; empty for what stays
     * @param whileFiring after which time at the latest, where its alert still fires at the end of that
     */
    record Configure(
            String configMap, String key, String value, Optional<Duration> lasting, Optional<Duration> whileFiring)
            implements Order {

        @Override
        public String verb() {
            return dev.haetae.contract.Configure.VERB;
        }

        @Override
        public Optional<TargetPattern> target(Optional<TargetPattern> named) {
            return beside(named, dev.haetae.contract.Configure.CONFIG_MAP, configMap);
        }

        @Override
        public Target aim(Target named) {
            return new Target(named.cluster(), named.namespace(), named.kind(), configMap + "/" + key);
        }
    }

    /** A cache anew from its source; {@code rate} in keys a second. */
    record Rebuild(String prefix, URI source, int parallel, int rate) implements Order {

        private static final String ANY = "cache";

        @Override
        public String verb() {
            return CacheRebuild.VERB;
        }

        @Override
        public Optional<TargetPattern> target(Optional<TargetPattern> named) {
            return beside(named, CacheRebuild.CACHE, ANY);
        }

        @Override
        public Target aim(Target named) {
            return new Target(named.cluster(), named.namespace(), named.kind(), prefix);
        }
    }

    /** A CronJob's work, now. */
    record Run(String cronJob) implements Order {

        @Override
        public String verb() {
            return RunJob.VERB;
        }

        @Override
        public Optional<TargetPattern> target(Optional<TargetPattern> named) {
            return beside(named, RunJob.CRON_JOB, cronJob);
        }
    }

    /** A look around, and what to ask Prometheus for. */
    record LookAround(List<String> promql) implements Order {

        public LookAround {
            promql = List.copyOf(promql);
        }

        @Override
        public String verb() {
            return Diagnose.VERB;
        }

        @Override
        public boolean leavesTargetAlone() {
            return true;
        }
    }

    /** Something to say to people, in one language or both. */
    record Say(Optional<String> ko, Optional<String> en) implements Order {

        @Override
        public String verb() {
            return Tell.VERB;
        }

        @Override
        public boolean leavesTargetAlone() {
            return true;
        }
    }

    /** How a number of replicas changes. */
    sealed interface Change {

        long from(int current);

        record To(int replicas) implements Change {

            @Override
            public long from(int current) {
                return replicas;
            }
        }

        record By(int more) implements Change {

            @Override
            public long from(int current) {
                return (long) current + more;
            }
        }

        /** Rounded up, and at least one more: half of one server is a server. */
        record Percent(int more) implements Change {

            @Override
            public long from(int current) {
                return current + Math.max(1, Math.ceilDiv((long) current * more, 100L));
            }
        }
    }

    /** Of another kind, in the same namespace; where nothing is named, in the alert's. */
    private static Optional<TargetPattern> beside(Optional<TargetPattern> named, String kind, String name) {
        return Optional.of(new TargetPattern(kind, name, named.flatMap(TargetPattern::namespace)));
    }
}
