package dev.haetae.function.rollback;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is sent for a rollback. */
final class Patch {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Patch() {}

    /**
     * Names the very object that was seen: written rather than tested, since the API server answers a version that moved
     * with 409 and a failed test with 422.
     */
    static String of(Candidate seen, Way way) {
        List<Map<String, Object>> seenOnly = List.of(
                Way.replace("/metadata/uid", seen.state().uid()),
                Way.replace("/metadata/resourceVersion", seen.resourceVersion()));
        return JSON.asJson(
                Stream.concat(seenOnly.stream(), way.changes().stream()).toList());
    }
}
