package dev.haetae.function.rollback;

import java.util.Map;
import java.util.Objects;

/**
 * One of the backends between which a rule of a route divides its traffic.
 *
 * @param name what people know it by, and what {@link Marks#STABLE} names
 * @param service the Service that it sends to; null where that is in another namespace
 * @param subset of the Service's pods; null where it is all of them
 * @param path of its weight in the route, as in a JSON patch
 */
record Branch(String name, String service, String subset, String path, long weight) {

    static final long ALL = 100;

    /** The same pods are behind both. */
    boolean isAlike(Branch other) {
        return Objects.equals(service, other.service) && Objects.equals(subset, other.subset);
    }

    Map<String, Object> weighing(long share) {
        return Way.put(path, share);
    }
}
