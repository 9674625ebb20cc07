package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Send nothing new to a pod or a node, or let it come again.
 *
 * @param out true to take it out, false to bring it back
 * @param drain it is done only when nobody is left on it (D3)
 * @param until when it comes back by itself; null where it is what brings it back
 * @param share how many per cent of those that serve together may be away at once, this one included; 0 in what brings
 *     it back, and in an order from before there was a share
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Isolate(
        String id,
        Target target,
        boolean out,
        boolean drain,
        Placement expected,
        Instant until,
        Instant notAfter,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int share)
        implements Action {

    public static final String VERB = "isolate";

    /** The kind of a target that is one machine. */
    public static final String NODE = "Node";

    /** Stands where a namespace would, for what is in none. */
    public static final String CLUSTER_WIDE = "cluster-wide";

    /** Of no share. */
    public Isolate(
            String id, Target target, boolean out, boolean drain, Placement expected, Instant until, Instant notAfter) {
        this(id, target, out, drain, expected, until, notAfter, 0);
    }

    /**
     * Whether anything new comes to a pod or a node.
     *
     * @param out it was taken out
     * @param gone it is there no more, or on its way out
     * @param ready it answers
     * @param players how many are on it still, as far as anything tells; 0 where nobody counts them
     * @param waiting how many game servers on it wait for players, who may still be sent to them whether it is out or not
     * @param group how many serve together with it or should, itself included; 0 where that cannot be seen
     * @param away how many of the others of its group are out or do not answer
     * @param doubt what is not as it should be with it, for people to read; null where there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Placement(
            String uid,
            boolean out,
            boolean gone,
            boolean ready,
            int players,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int waiting,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int group,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int away,
            String doubt)
            implements State {

        /** Where no game server waits, and nobody has looked who serves with it. */
        public Placement(String uid, boolean out, boolean gone, boolean ready, int players) {
            this(uid, out, gone, ready, players, 0);
        }

        public Placement(String uid, boolean out, boolean gone, boolean ready, int players, int waiting) {
            this(uid, out, gone, ready, players, waiting, 0, 0, null);
        }

        /** The same among so many. */
        public Placement among(int together, int ofThemAway) {
            return new Placement(uid, out, gone, ready, players, waiting, together, ofThemAway, doubt);
        }

        public Placement withDoubt(String said) {
            return new Placement(uid, out, gone, ready, players, waiting, group, away, said);
        }

        /**
         * Without it too many of its group would be away, whether it is out by now or not. Who does not answer serves
         * nobody, so that nothing is lost with it; of whom nobody knows the group everything may be.
         */
        public boolean exceeds(int percent) {
            return ready && 100L * (away + 1) > (long) percent * group;
        }

        @Override
        public boolean settled() {
            return true;
        }

        /** Players and readiness come and go by themselves. */
        @Override
        public boolean sameAs(State other) {
            return switch (other) {
                case Placement now -> uid.equals(now.uid) && out == now.out && gone == now.gone;
                case State.Pod now -> uid.equals(now.uid()) && gone == now.gone();
                default -> false;
            };
        }

        @Override
        public String describe() {
            String where = gone ? "is gone" : out ? "is out of traffic" : "is in traffic";
            String playing = players > 0 ? ", with %d players on it".formatted(players) : "";
            String open = waiting > 0 ? "; %d game servers there may still be given to players".formatted(waiting) : "";
            return where + playing + open + (doubt == null ? "" : "; " + doubt);
        }
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        String what = "%s %s".formatted(target.kind(), target.name());
        if (!out) {
            return "bring %s back".formatted(what);
        }
        return drain ? "take %s out, and wait until nobody is on it".formatted(what) : "take %s out".formatted(what);
    }

    @Override
    public Map<String, String> facts() {
        String way = out ? (drain ? "drained" : "out") : "back";
        return Map.of("verb", VERB, "target", target.name(), "to", way);
    }

    /** A pod that is gone needs not be brought back. */
    @Override
    public boolean isReachedBy(State now) {
        return now instanceof Placement seen
                && (seen.gone() || !seen.uid().equals(expected.uid()) || seen.out() == out);
    }

    @Override
    public boolean isDoneIn(State now) {
        return isReachedBy(now) && (!drain || isEmpty(now));
    }

    private static boolean isEmpty(State now) {
        return now instanceof Placement seen && (seen.gone() || (seen.players() == 0 && seen.waiting() == 0));
    }

    @Override
    public Optional<Instant> expires() {
        return Optional.ofNullable(until);
    }

    @Override
    public Optional<Action> undo(State after, String undoId, Instant undoNotAfter) {
        return after instanceof Placement left
                ? Optional.of(new Isolate(undoId, target, !out, false, left, null, undoNotAfter))
                : Optional.empty();
    }

    @Override
    public Placement imagined() {
        return new Placement(expected.uid(), out, false, expected.ready(), drain ? 0 : expected.players())
                .among(expected.group(), expected.away());
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Isolate isolate
                && isolate.out == out
                && isolate.drain == drain
                && isolate.target.equals(target);
    }

    @Override
    public Isolate withNotAfter(Instant later) {
        return new Isolate(id, target, out, drain, expected, until, later, share);
    }
}
