package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Objects as people write them. */
final class Yaml {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    private Yaml() {}

    static <T> T read(Class<T> kind, String text) {
        return YAML.unmarshal("---\n" + text, kind);
    }
}
