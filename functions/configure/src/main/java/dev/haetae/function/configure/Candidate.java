package dev.haetae.function.configure;

import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Custody;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A key of a ConfigMap, as it was read at one moment. */
sealed interface Candidate {

    /**
     * A value that may be set.
     *
     * @param resourceVersion what a write is made against
     * @param owner who keeps the map as they want it, as people read it
     * @param immutable Kubernetes lets nobody change the map
     * @param rules what the key takes, as people wrote on the map
     * @param keys all that the map has
     */
    record Switch(
            Setting state,
            String resourceVersion,
            Custody custody,
            Optional<String> owner,
            boolean immutable,
            List<Rule> rules,
            Set<String> keys)
            implements Candidate {

        public Switch {
            rules = List.copyOf(rules);
            keys = Set.copyOf(keys);
        }
    }

    /** What stands there is a file, which is not shown either: whatever is in it is no order's business. */
    record File(String why) implements Candidate {}
}
