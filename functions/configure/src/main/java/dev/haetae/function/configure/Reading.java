package dev.haetae.function.configure;

import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Custody;
import dev.haetae.function.kubernetes.Ownership;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Optional;

/** Turns what the Kubernetes API returns of a ConfigMap into what the verb cares about. */
final class Reading {

    private Reading() {}

    static Candidate of(ConfigMap map, String key, Custody custody) {
        String value = in(map.getData()).get(key);
        if (in(map.getBinaryData()).containsKey(key)) {
            return new Candidate.File("%s of ConfigMap %s is binary".formatted(key, name(map)));
        }
        return value != null && !Value.isShort(value)
                ? new Candidate.File("%s of ConfigMap %s is a file of its own".formatted(key, name(map)))
                : of(map, key, value, custody);
    }

    private static Candidate of(ConfigMap map, String key, String value, Custody custody) {
        ObjectMeta meta = map.getMetadata();
        return new Candidate.Switch(
                new Setting(meta.getUid(), value),
                meta.getResourceVersion(),
                custody,
                Ownership.controller(meta).or(() -> Ownership.of(meta)),
                Boolean.TRUE.equals(map.getImmutable()),
                Rule.of(in(meta.getAnnotations()), key),
                in(map.getData()).keySet());
    }

    private static String name(ConfigMap map) {
        return map.getMetadata().getName();
    }

    private static Map<String, String> in(Map<String, String> said) {
        return Optional.ofNullable(said).orElse(Map.of());
    }
}
