package dev.haetae.function.kubernetes;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The orders of long work that this process has seen on their way, by their ids, so that one whose target somebody
 * changes or deletes meanwhile is not carried out a second time. It is a help and no promise: whoever starts anew knows
 * none of them, and goes by the cluster and the order's age alone.
 */
@ApplicationScoped
public class Begun {

    /** Many more than run at once; the oldest is forgotten first. */
    private static final int MOST = 1_000;

    private final Set<String> orders = Collections.newSetFromMap(Collections.synchronizedMap(new Bounded()));

    public void add(String order) {
        orders.add(order);
    }

    public boolean has(String order) {
        return orders.contains(order);
    }

    /** Its end was seen; answers whether it was seen on its way too. */
    public boolean remove(String order) {
        return orders.remove(order);
    }

    private static final class Bounded extends LinkedHashMap<String, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    }
}
