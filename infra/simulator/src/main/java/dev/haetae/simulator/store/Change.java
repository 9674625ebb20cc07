package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Predicate;

/** Something that happened to an object, at a revision of the whole cluster. */
public sealed interface Change {

    long revision();

    Address at();

    /** How the change looks to a watcher that is interested in some of the objects only. */
    Optional<Sighting> seenBy(Predicate<ObjectNode> interest);

    /** An object that came to be. */
    record Created(long revision, Address at, ObjectNode after) implements Change {
        @Override
        public Optional<Sighting> seenBy(Predicate<ObjectNode> interest) {
            return interest.test(after) ? Optional.of(new Sighting("ADDED", after)) : Optional.empty();
        }
    }

    /** An object that became different. */
    record Updated(long revision, Address at, ObjectNode before, ObjectNode after) implements Change {
        @Override
        public Optional<Sighting> seenBy(Predicate<ObjectNode> interest) {
            boolean was = interest.test(before);
            if (interest.test(after)) {
                return Optional.of(new Sighting(was ? "MODIFIED" : "ADDED", after));
            }
            // To this watcher the object is gone, as of this change.
            return was ? Optional.of(new Sighting("DELETED", asOf(revision, before))) : Optional.empty();
        }
    }

    /** An object that is no more; {@code last} carries the revision of the removal. */
    record Deleted(long revision, Address at, ObjectNode last) implements Change {
        @Override
        public Optional<Sighting> seenBy(Predicate<ObjectNode> interest) {
            return interest.test(last) ? Optional.of(new Sighting("DELETED", last)) : Optional.empty();
        }
    }

    /** What a watcher is told: the type of the event and the object in it. */
    record Sighting(String type, ObjectNode object) {}

    private static ObjectNode asOf(long revision, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        ObjectMeta.of(copy).put("resourceVersion", Long.toString(revision));
        return copy;
    }
}
