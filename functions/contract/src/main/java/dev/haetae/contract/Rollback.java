package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Bring back an earlier release: a workload's pod template, or the one that traffic is sent to (D2).
 *
 * @param revision what is to run: the template's hash for a workload, the release's own word for a Service or a route
 */
public record Rollback(String id, Target target, String revision, Release expected, Instant notAfter)
        implements Action {

    public static final String VERB = "rollback";

    /**
     * What runs, and what ran before it.
     *
     * @param revision what runs now, as {@link Rollback#revision} would name it
     * @param since when it began to run; null where nothing tells
     * @param lastGood the newest earlier revision that ran long enough, and well as far as that is measured; null where
     *     none is known to
     * @param revisions the earlier ones by the name that people know them by, such as {@code 3} for 5d8f9c
     * @param unsafe why it must not be taken back, as it was marked; null while it may
     * @param desired how many pods there should be
     * @param updated how many are of {@code revision}
     * @param ready how many of those answer
     * @param ailing whether those of {@code revision} fare worse than what they replaced: they crash, or do not answer
     * @param doubt what speaks against calling any earlier one good, as a clause; null where there is nothing to say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Release(
            String uid,
            String revision,
            Instant since,
            String lastGood,
            Map<String, String> revisions,
            String unsafe,
            int desired,
            int updated,
            int ready,
            boolean ailing,
            String doubt)
            implements State {

        /** There is nothing to be said against calling an earlier one good. */
        public Release(
                String uid,
                String revision,
                Instant since,
                String lastGood,
                Map<String, String> revisions,
                String unsafe,
                int desired,
                int updated,
                int ready,
                boolean ailing) {
            this(uid, revision, since, lastGood, revisions, unsafe, desired, updated, ready, ailing, null);
        }

        public Release {
            revisions = revisions == null ? Map.of() : Map.copyOf(revisions);
        }

        @Override
        public boolean settled() {
            return updated >= desired && ready >= desired;
        }

        /** Pods come and go; what matters is which release it is, where that can be told. */
        @Override
        public boolean sameAs(State other) {
            return switch (other) {
                case Release now -> uid.equals(now.uid) && revision.equals(now.revision);
                case State.Replicas now -> desired == now.desired() && uid.equals(now.uid());
                case State.Rollout now -> desired == now.desired() && uid.equals(now.uid());
                default -> false;
            };
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

        @Override
        public String describe() {
            return "runs revision %s, %d of %d pods of it ready".formatted(revision, ready, desired);
        }
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        return "roll %s %s back from %s to %s".formatted(target.kind(), target.name(), expected.revision(), revision);
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verb", VERB, "target", target.name(), "from", expected.revision(), "to", revision);
    }

    @Override
    public boolean isReachedBy(State now) {
        return now instanceof Release seen
                && seen.uid().equals(expected.uid())
                && seen.revision().equals(revision);
    }

    @Override
    public boolean isDoneIn(State now) {
        return isReachedBy(now) && now.settled();
    }

    @Override
    public Optional<Action> undo(State after, String undoId, Instant undoNotAfter) {
        return after instanceof Release left
                ? Optional.of(new Rollback(undoId, target, expected.revision(), left, undoNotAfter))
                : Optional.empty();
    }

    @Override
    public Release imagined() {
        return new Release(
                expected.uid(),
                revision,
                null,
                null,
                Map.of(),
                null,
                expected.desired(),
                expected.desired(),
                expected.desired(),
                false);
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof Rollback rollback && rollback.revision.equals(revision);
    }

    @Override
    public Rollback withNotAfter(Instant later) {
        return new Rollback(id, target, revision, expected, later);
    }
}
