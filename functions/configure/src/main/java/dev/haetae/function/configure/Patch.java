package dev.haetae.function.configure;

import dev.haetae.contract.Configure;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collections;
import java.util.Map;

/** A merge patch that touches nothing but the one key, in which null takes it away. It names the very map that was seen. */
final class Patch {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    private Patch() {}

    static String of(Configure order, Candidate.Switch seen) {
        String key = Place.require(order.target()).key();
        return JSON.asJson(Map.of(
                "metadata",
                Map.of("uid", seen.state().uid(), "resourceVersion", seen.resourceVersion()),
                "data",
                Collections.singletonMap(key, order.value())));
    }
}
