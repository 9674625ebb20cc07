package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.haetae.contract.Action;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a step asks of a function, before it is known of which target. */
public sealed interface Order {

    /** The function's verb as policies write it: {@code scale}. */
    String verb();

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
            return Action.Scale.VERB;
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
            return Action.Restart.VERB;
        }

        /** What it acts on, where the playbook or the service names {@code named}. */
        Optional<TargetPattern> target(Optional<TargetPattern> named) {
            return how == How.ROLLING ? named : named.map(TargetPattern::pod).or(() -> Optional.of(TargetPattern.POD));
        }
    }

    /**
     * An order whose function this release does not have: it loads, and is denied when its turn comes.
     *
     * @param parameters as they are written
     */
    record Awaiting(String verb, Map<String, Object> parameters) implements Order {

        public Awaiting {
            parameters = Map.copyOf(parameters);
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
}
