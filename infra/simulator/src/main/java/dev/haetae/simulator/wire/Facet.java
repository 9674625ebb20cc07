package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.Admission;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Refusal;
import dev.haetae.simulator.store.Resource;
import dev.haetae.simulator.store.Selector;

/** The side of an object a request sees and writes: all of it, its status, or its scale. */
sealed interface Facet {

    /** What a caller gets to see. */
    ObjectNode show(ObjectNode stored);

    /** The object as it is to be stored, after a caller wrote this facet of it. */
    ObjectNode fold(Address at, ObjectNode stored, ObjectNode written);

    static Facet of(Target target) {
        Resource resource = target.resource();
        if (target.subresource().equals("status") && resource.hasStatus()) {
            return new Status();
        }
        if (target.subresource().equals("scale") && resource.hasScale()) {
            return new Scale();
        }
        if (target.subresource().isEmpty()) {
            return new Whole();
        }
        throw Refusal.unknownPath();
    }

    /** The object itself, but for its status where that is a subresource. */
    record Whole() implements Facet {
        @Override
        public ObjectNode show(ObjectNode stored) {
            return stored;
        }

        @Override
        public ObjectNode fold(Address at, ObjectNode stored, ObjectNode written) {
            ObjectNode folded = written.deepCopy();
            if (at.resource().hasStatus()) {
                moveStatus(stored, folded);
            }
            Admission.fillIn(at.resource(), folded);
            Admission.check(at, folded);
            Admission.checkChange(at, stored, folded);
            return folded;
        }
    }

    /** The status alone. */
    record Status() implements Facet {
        @Override
        public ObjectNode show(ObjectNode stored) {
            return stored;
        }

        @Override
        public ObjectNode fold(Address at, ObjectNode stored, ObjectNode written) {
            ObjectNode folded = stored.deepCopy();
            moveStatus(written, folded);
            return asSeen(written, folded);
        }
    }

    /** The number of replicas, as an object of its own. */
    record Scale() implements Facet {
        @Override
        public ObjectNode show(ObjectNode stored) {
            ObjectNode scale = JsonNodeFactory.instance.objectNode();
            scale.put("kind", "Scale").put("apiVersion", "autoscaling/v1");
            ObjectNode metadata = scale.putObject("metadata");
            for (String field : new String[] {"name", "namespace", "uid", "resourceVersion", "creationTimestamp"}) {
                metadata.set(field, stored.path("metadata").path(field));
            }
            scale.putObject("spec")
                    .put("replicas", stored.path("spec").path("replicas").asInt());
            scale.putObject("status")
                    .put("replicas", stored.path("status").path("replicas").asInt())
                    .put("selector", Selector.asExpression(stored.path("spec").path("selector")));
            return scale;
        }

        @Override
        public ObjectNode fold(Address at, ObjectNode stored, ObjectNode written) {
            // Leaving the number out means zero: it is how Kubernetes writes a scale of zero.
            ObjectNode spec = written.withObject("/spec");
            if (!spec.has("replicas")) {
                spec.put("replicas", 0);
            }
            Admission.checkReplicas("Scale.autoscaling", at, spec.path("replicas"));
            ObjectNode folded = stored.deepCopy();
            folded.withObject("/spec").put("replicas", spec.path("replicas").asInt());
            return asSeen(written, folded);
        }
    }

    private static void moveStatus(ObjectNode from, ObjectNode to) {
        if (from.has("status")) {
            to.set("status", from.path("status").deepCopy());
        } else {
            to.remove("status");
        }
    }

    /** Carries the version and uid the caller has seen to where they are checked. */
    private static ObjectNode asSeen(ObjectNode written, ObjectNode folded) {
        ObjectMeta.of(folded)
                .put("resourceVersion", ObjectMeta.resourceVersion(written))
                .put("uid", ObjectMeta.uid(written));
        return folded;
    }
}
