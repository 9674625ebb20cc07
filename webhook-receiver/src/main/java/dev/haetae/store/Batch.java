package dev.haetae.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What one transition writes: all of it or, when any expectation fails, nothing. */
public record Batch(List<Expectation> expectations, List<Write> writes) {

    /** The version an entry never written has. */
    public static final long ABSENT = 0;

    public Batch {
        expectations = List.copyOf(expectations);
        writes = List.copyOf(writes);
    }

    public static Builder batch() {
        return new Builder();
    }

    /** Refused here, where the caller is at hand, and not in the thread that writes for everybody. */
    private static void requireAll(Object... parts) {
        for (Object part : parts) {
            Objects.requireNonNull(part, "space, key and value of a batch");
        }
    }

    /** The batch is refused unless the key has this version now. */
    public record Expectation(Space space, String key, long version) {

        public Expectation {
            requireAll(space, key);
        }
    }

    /** One change of one key. */
    public sealed interface Write {

        Space space();

        String key();

        record Put(Space space, String key, String value) implements Write {

            public Put {
                requireAll(space, key, value);
            }
        }

        /** Leaves what is there: for facts that never change once known. */
        record PutIfAbsent(Space space, String key, String value) implements Write {

            public PutIfAbsent {
                requireAll(space, key, value);
            }
        }

        record Delete(Space space, String key) implements Write {

            public Delete {
                requireAll(space, key);
            }
        }
    }

    /** Collects a batch; not for use by several threads. */
    public static final class Builder {

        private final List<Expectation> expectations = new ArrayList<>();
        private final List<Write> writes = new ArrayList<>();

        private Builder() {}

        public Builder expect(Space space, String key, long version) {
            expectations.add(new Expectation(space, key, version));
            return this;
        }

        public Builder put(Space space, String key, String value) {
            writes.add(new Write.Put(space, key, value));
            return this;
        }

        public Builder putIfAbsent(Space space, String key, String value) {
            writes.add(new Write.PutIfAbsent(space, key, value));
            return this;
        }

        public Builder delete(Space space, String key) {
            writes.add(new Write.Delete(space, key));
            return this;
        }

        public Batch build() {
            return new Batch(expectations, writes);
        }
    }
}
