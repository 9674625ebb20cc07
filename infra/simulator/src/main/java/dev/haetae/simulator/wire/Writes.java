package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.patch.Patch;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Admission;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Refusal;
import java.util.Optional;
import java.util.UUID;

/** Carries out the requests that change objects. */
final class Writes {

    private final Catalog catalog;
    private final ObjectStore store;
    private final Removals removals;
    private final Evictions evictions;
    private final ManagedFields managedFields;

    Writes(Catalog catalog, ObjectStore store, ManagedFields managedFields) {
        this.catalog = catalog;
        this.store = store;
        this.removals = new Removals(store);
        this.evictions = new Evictions(catalog, store);
        this.managedFields = managedFields;
    }

    Written write(ApiRequest request) {
        if (!Bodies.isReadable(request.header("Content-Type"))) {
            throw Refusal.of(
                    415,
                    "UnsupportedMediaType",
                    "the simulator reads JSON and YAML only: give kubectl a file (-f) rather than flags");
        }
        return switch (request.verb()) {
            case CREATE -> Evictions.isMeant(request) ? evictions.evict(request) : post(request);
            case UPDATE -> update(request);
            case PATCH -> patch(request);
            case DELETE -> removals.one(request);
            case DELETECOLLECTION -> removals.all(request);
            case GET, LIST, WATCH -> throw new IllegalArgumentException("No write: " + request);
        };
    }

    private Written post(ApiRequest request) {
        ObjectNode object = request.object();
        return create(request, managedFields.changed(request, object.objectNode(), object));
    }

    private Written create(ApiRequest request, ObjectNode object) {
        if (!request.target().subresource().isEmpty()) {
            throw Refusal.unknownPath();
        }
        Address at = addressOfNew(request, object);
        refuseStrangeKind(at, object);
        refuseMissingNamespace(at);
        Admission.fillIn(at.resource(), object);
        Admission.check(at, object);
        ObjectNode born = store.create(at, object, request.persistence());
        return new Written(201, born, at, Optional.empty(), Optional.of(born));
    }

    private Written update(ApiRequest request) {
        ObjectNode object = request.object();
        String name = ObjectMeta.name(object);
        if (!name.isEmpty() && !name.equals(request.target().name())) {
            throw Refusal.badRequest("the name of the object (%s) does not match the name on the URL (%s)"
                    .formatted(name, request.target().name()));
        }
        Facet facet = Facet.of(request.target());
        if (facet instanceof Facet.Whole) {
            refuseStrangeKind(request.target().address(), object);
        }
        return change(request, facet, store.get(request.target().address()), object);
    }

    private Written patch(ApiRequest request) {
        Patch patch = Patch.of(request.header("Content-Type"), request.body());
        Facet facet = Facet.of(request.target());
        Address at = request.target().address();
        refuseStrategic(at, patch);
        Optional<ObjectNode> present = store.find(at);
        if (patch instanceof Patch.Apply apply) {
            refuseUnnamed(request, at);
            if (present.isEmpty() && facet instanceof Facet.Whole) {
                return create(request, managedFields.applied(request, patch.applyTo(named(at, apply)), apply.wanted()));
            }
        }
        ObjectNode stored = present.orElseThrow(() -> Refusal.notFound(at));
        ObjectNode patched = Bodies.withoutNulls(patch.applyTo(facet.show(stored)));
        return switch (patch) {
            case Patch.Apply apply
            when facet instanceof Facet.Whole ->
                replace(request, facet, stored, managedFields.applied(request, patched, apply.wanted()));
            default -> change(request, facet, stored, patched);
        };
    }

    private Written change(ApiRequest request, Facet facet, ObjectNode stored, ObjectNode written) {
        ObjectNode folded = facet.fold(request.target().address(), stored, written);
        return keep(request, facet, stored, managedFields.changed(request, stored, folded));
    }

    private Written replace(ApiRequest request, Facet facet, ObjectNode stored, ObjectNode written) {
        return keep(request, facet, stored, facet.fold(request.target().address(), stored, written));
    }

    private Written keep(ApiRequest request, Facet facet, ObjectNode stored, ObjectNode folded) {
        Address at = request.target().address();
        ObjectNode after = store.replace(at, folded, request.persistence());
        return new Written(200, facet.show(after), at, Optional.of(stored), Optional.of(after));
    }

    private static ObjectNode named(Address at, Patch.Apply apply) {
        ObjectNode empty = apply.wanted().objectNode();
        ObjectMeta.of(empty).put("name", at.name());
        return empty;
    }

    private static Address addressOfNew(ApiRequest request, ObjectNode object) {
        String name = ObjectMeta.name(object);
        String prefix = object.path("metadata").path("generateName").asText("");
        if (name.isEmpty() && !prefix.isEmpty()) {
            name = prefix + UUID.randomUUID().toString().substring(0, 5);
        }
        Address at = new Address(request.target().resource(), request.target().namespace(), name);
        if (name.isEmpty()) {
            throw Refusal.invalid(
                    at.resource().qualifiedKind(),
                    at,
                    "metadata.name",
                    "Required value: name or generateName is required");
        }
        String namespace = ObjectMeta.namespace(object);
        if (!namespace.isEmpty() && !namespace.equals(at.namespace())) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the" + " request");
        }
        return at;
    }

    private static void refuseStrangeKind(Address at, JsonNode object) {
        String kind = object.path("kind").asText(at.resource().kind());
        String apiVersion = object.path("apiVersion").asText(at.resource().apiVersion());
        if (!kind.equals(at.resource().kind())
                || !apiVersion.equals(at.resource().apiVersion())) {
            throw Refusal.badRequest("%s in version \"%s\" cannot be handled as a %s"
                    .formatted(kind, apiVersion, at.resource().kind()));
        }
    }

    private void refuseMissingNamespace(Address at) {
        if (at.resource().namespaced()) {
            store.get(new Address(catalog.require("namespaces"), "", at.namespace()));
        }
    }

    /** As a real cluster does: it does not know the keys of the lists in them. */
    private static void refuseStrategic(Address at, Patch patch) {
        if (at.resource().custom() && patch instanceof Patch.Strategic) {
            throw Refusal.of(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types include:"
                            + " application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml");
        }
    }

    private static void refuseUnnamed(ApiRequest request, Address at) {
        if (request.parameter("fieldManager").isEmpty()) {
            throw Refusal.invalid(
                    "PatchOptions.meta.k8s.io", at, "fieldManager", "Required value: is required for apply patch");
        }
    }
}
