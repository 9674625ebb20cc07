package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Every object of the cluster, each at its latest version. Not safe for threads: the cluster lives on one event loop.
 * Objects handed out are the ones stored, so copy before you change one.
 */
public final class ObjectStore {

    private static final List<String> GIVEN_BY_THE_CLUSTER =
            List.of("name", "namespace", "uid", "creationTimestamp", "generation", "resourceVersion");

    /** No name sorts as late. */
    private static final String BEYOND_ALL_NAMES = "\uffff";

    private final NavigableMap<Address, ObjectNode> objects =
            new TreeMap<>(Comparator.comparing((Address it) -> it.resource().qualifiedPlural())
                    .thenComparing(Address::namespace)
                    .thenComparing(Address::name));
    private final Journal journal = new Journal();
    private final Clock clock;
    private long revision;

    public ObjectStore(Clock clock) {
        this.clock = clock;
    }

    public Journal journal() {
        return journal;
    }

    public long revision() {
        return revision;
    }

    public Optional<ObjectNode> find(Address at) {
        return Optional.ofNullable(objects.get(at));
    }

    /** The object at an address, or a refusal. */
    public ObjectNode get(Address at) {
        return find(at).orElseThrow(() -> Refusal.notFound(at));
    }

    /** The objects of a resource, in a namespace or (when empty) everywhere. */
    public List<ObjectNode> list(Resource resource, String namespace) {
        Address first = new Address(resource, namespace, "");
        Address beyond = new Address(resource, namespace.isEmpty() ? BEYOND_ALL_NAMES : namespace, BEYOND_ALL_NAMES);
        return List.copyOf(objects.subMap(first, beyond).values());
    }

    /** Every address in use. */
    public List<Address> addresses() {
        return List.copyOf(objects.keySet());
    }

    public ObjectNode create(Address at, ObjectNode given, Persistence persistence) {
        if (objects.containsKey(at)) {
            throw Refusal.alreadyExists(at);
        }
        ObjectNode born = born(at, given);
        if (persistence == Persistence.KEPT) {
            record(new Change.Created(stamp(born), at, born), born);
        }
        return born;
    }

    /** Puts a new version in place of the one the caller has seen, or refuses when that is not the latest. */
    public ObjectNode replace(Address at, ObjectNode given, Persistence persistence) {
        ObjectNode before = get(at);
        ObjectNode after = successor(at, before, given);
        if (after.equals(before)) {
            return before;
        }
        if (persistence == Persistence.KEPT) {
            record(new Change.Updated(stamp(after), at, before, after), after);
        }
        return after;
    }

    /** Changes a copy of the object, whatever its version, and stores it when it became different. */
    public ObjectNode change(Address at, Consumer<ObjectNode> change) {
        ObjectNode copy = get(at).deepCopy();
        change.accept(copy);
        return replace(at, copy, Persistence.KEPT);
    }

    public ObjectNode delete(Address at, Persistence persistence) {
        ObjectNode last = get(at).deepCopy();
        if (persistence == Persistence.KEPT) {
            long removal = stamp(last);
            objects.remove(at);
            journal.add(new Change.Deleted(removal, at, last));
        }
        return last;
    }

    private ObjectNode born(Address at, ObjectNode given) {
        ObjectNode born = given.deepCopy();
        born.put("apiVersion", at.resource().apiVersion())
                .put("kind", at.resource().kind());
        ObjectNode metadata = ObjectMeta.of(born);
        metadata.remove(List.of("resourceVersion", "generation", "namespace", "deletionTimestamp"));
        metadata.put("name", at.name()).put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now());
        if (at.resource().namespaced()) {
            metadata.put("namespace", at.namespace());
        }
        if (at.resource().countsGenerations()) {
            metadata.put("generation", 1);
        }
        Admission.bindToUid(at.resource(), born);
        return born;
    }

    private ObjectNode successor(Address at, ObjectNode before, ObjectNode given) {
        refuseStale(at, before, given);
        ObjectNode after = given.deepCopy();
        after.put("apiVersion", at.resource().apiVersion())
                .put("kind", at.resource().kind());
        GIVEN_BY_THE_CLUSTER.forEach(field -> carryOver(field, before, after));
        if (at.resource().countsGenerations() && !Objects.equals(before.get("spec"), after.get("spec"))) {
            ObjectMeta.of(after).put("generation", ObjectMeta.generation(before) + 1);
        }
        return after;
    }

    private static void refuseStale(Address at, ObjectNode before, ObjectNode given) {
        String seen = ObjectMeta.resourceVersion(given);
        if (!seen.isEmpty() && !seen.equals(ObjectMeta.resourceVersion(before))) {
            throw Refusal.stale(at);
        }
        String uid = ObjectMeta.uid(given);
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.uid(before))) {
            throw Refusal.conflict(at, "the UID in the request is not that of the object: " + uid);
        }
    }

    private static void carryOver(String field, ObjectNode before, ObjectNode after) {
        JsonNode value = before.path("metadata").path(field);
        if (value.isMissingNode()) {
            ObjectMeta.of(after).remove(field);
        } else {
            ObjectMeta.of(after).set(field, value);
        }
    }

    private long stamp(ObjectNode object) {
        revision++;
        ObjectMeta.of(object).put("resourceVersion", Long.toString(revision));
        return revision;
    }

    private void record(Change change, ObjectNode after) {
        objects.put(change.at(), after);
        journal.add(change);
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
