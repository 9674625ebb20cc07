package dev.haetae.function.isolate;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collections;
import java.util.Map;

/** A merge patch, in which null takes away. It names the very object that was seen. */
final class Patch {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Patch() {}

    /** @param mark null where ours is to go */
    static String of(Candidate seen, Map<String, String> labels, String mark, Map<String, Object> spec) {
        Map<String, Object> metadata = Map.of(
                "uid",
                seen.state().uid(),
                "resourceVersion",
                seen.resourceVersion(),
                "labels",
                labels,
                "annotations",
                Collections.singletonMap(Mark.ANNOTATION, mark));
        return JSON.asJson(Map.of("metadata", metadata, "spec", spec));
    }
}
