package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;

/**
 * What a verb cares about in its target, read at one moment: the {@code expected} of an action, and the
 * {@code before} and {@code after} of its outcome.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = State.Replicas.class, name = "replicas"),
    @JsonSubTypes.Type(value = State.Rollout.class, name = "rollout"),
    @JsonSubTypes.Type(value = State.Pod.class, name = "pod"),
    @JsonSubTypes.Type(value = Rollback.Release.class, name = "release"),
    @JsonSubTypes.Type(value = Isolate.Placement.class, name = "placement"),
    @JsonSubTypes.Type(value = Configure.Setting.class, name = "setting"),
    @JsonSubTypes.Type(value = CacheRebuild.Generation.class, name = "generation"),
    @JsonSubTypes.Type(value = RunJob.Runs.class, name = "runs"),
    @JsonSubTypes.Type(value = Diagnose.Findings.class, name = "findings"),
    @JsonSubTypes.Type(value = Diagnose.Population.class, name = "population"),
    @JsonSubTypes.Type(value = Tell.Said.class, name = "said")
})
public sealed interface State
        permits State.Replicas,
                State.Rollout,
                State.Pod,
                Rollback.Release,
                Isolate.Placement,
                Configure.Setting,
                CacheRebuild.Generation,
                RunJob.Runs,
                Diagnose.Findings,
                Diagnose.Population,
                Tell.Said {

    /** Tells an object from one of the same name made later. */
    String uid();

    /** Nothing is under way in it, and all of it answers. */
    boolean settled();

    /** Nobody changed what a decision depends on; what comes and goes by itself does not count. */
    boolean sameAs(State other);

    /** What there is to say of it, after its name: {@code has 3 of 3 replicas ready}. */
    String describe();

    /** How many of its pods answer; 0 for what has none. */
    default int answering() {
        return 0;
    }

    /** How many of its pods should; 0 for what has none. */
    default int wanted() {
        return 0;
    }

    /** Its pods are replaced one after another, and most of those that were answer: it takes its time, no more. */
    default boolean comesAlong() {
        return false;
    }

    /**
     * @param updated how many pods are replaced
     * @param ready how many of those answer
     */
    static boolean comesAlong(int desired, int updated, int ready) {
        return updated < desired && ready > 0 && 2 * ready >= updated;
    }

    /**
     * A workload's replicas.
     *
     * @param desired what its spec asks for
     * @param ready how many answer
     * @param generation counts the changes of its spec, whoever made them; status churn does not move it
     * @param uid tells a workload from one of the same name made later
     * @param most an autoscaler's {@code maxReplicas}; 0 where nothing says how many there may be
     */
    record Replicas(
            int desired,
            int ready,
            long generation,
            String uid,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int most) implements State {

        public Replicas(int desired, int ready, long generation, String uid) {
            this(desired, ready, generation, uid, 0);
        }

        public Replicas upTo(int ceiling) {
            return new Replicas(desired, ready, generation, uid, ceiling);
        }

        @Override
        public boolean settled() {
            return ready >= desired;
        }

        @Override
        public int answering() {
            return ready;
        }

        @Override
        public int wanted() {
            return desired;
        }

        @Override
        public boolean sameAs(State other) {
            return switch (other) {
                case Replicas now -> desired == now.desired && generation == now.generation && uid.equals(now.uid);
                case Rollout now -> desired == now.desired && uid.equals(now.uid);
                case Rollback.Release now -> desired == now.desired() && uid.equals(now.uid());
                default -> false;
            };
        }

        @Override
        public String describe() {
            return "has %d of %d replicas ready".formatted(ready, desired);
        }
    }

    /**
     * How far a workload's pods are those that its template asks for.
     *
     * @param generation counts the changes of its spec; other replicas and, on some clusters, its own controller move it
     * @param template tells one pod template from another, whenever it was restarted
     * @param restartedAt the template's annotation as it is written; null where it was never restarted
     * @param desired how many pods its spec asks for
     * @param updated how many are made from the template as it is now
     * @param ready how many of those answer, at the least
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Rollout(
            String uid, long generation, String template, String restartedAt, int desired, int updated, int ready)
            implements State {

        @Override
        public boolean settled() {
            return updated >= desired && ready >= desired;
        }

        @Override
        public int answering() {
            return ready;
        }

        @Override
        public int wanted() {
            return desired;
        }

        @Override
        public boolean comesAlong() {
            return State.comesAlong(desired, updated, ready);
        }

        /** Other replicas make no other pods, so that what an autoscaler does between is no change here. */
        @Override
        public boolean sameAs(State other) {
            return switch (other) {
                case Rollout now ->
                    uid.equals(now.uid)
                            && template.equals(now.template)
                            && Objects.equals(restartedAt, now.restartedAt);
                case Replicas now -> desired == now.desired && uid.equals(now.uid);
                case Rollback.Release now -> desired == now.desired() && uid.equals(now.uid());
                default -> false;
            };
        }

        @Override
        public String describe() {
            return "has %d of %d pods renewed and ready".formatted(Math.min(updated, ready), desired);
        }
    }

    /**
     * One pod.
     *
     * @param gone it is there no more, or on its way out
     * @param ready it answers
     * @param allocated players are on it, says Agones (D3)
     * @param group how many serve together with it or should, itself included; 0 where that cannot be seen
     * @param away how many of the others of its group do not answer
     */
    record Pod(
            String uid,
            boolean gone,
            boolean ready,
            boolean allocated,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int group,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int away)
            implements State {

        private static final int ALL = 100;

        /** Nobody has looked who serves with it. */
        public Pod(String uid, boolean gone, boolean ready, boolean allocated) {
            this(uid, gone, ready, allocated, 0, 0);
        }

        /**
         * Without it too many of its group would be away. One always may be, or nothing small could be made anew; who
         * does not answer serves nobody, and of whom nobody knows the group everything may be away.
         */
        public boolean exceeds(int percent) {
            return ready && percent < ALL && (group == 0 || away + 1 > Math.max(1, group * percent / ALL));
        }

        @Override
        public boolean settled() {
            return gone || ready;
        }

        @Override
        public int answering() {
            return ready ? 1 : 0;
        }

        /** Whoever is to go has not been lost. */
        @Override
        public int wanted() {
            return gone ? 0 : 1;
        }

        /** Players come and go: whether they are on it is asked when it is acted upon. */
        @Override
        public boolean sameAs(State other) {
            return switch (other) {
                case Pod now -> uid.equals(now.uid) && gone == now.gone;
                case Isolate.Placement now -> uid.equals(now.uid()) && gone == now.gone();
                default -> false;
            };
        }

        @Override
        public String describe() {
            return gone ? "is gone" : ready ? "is ready" : "is not ready";
        }
    }
}
