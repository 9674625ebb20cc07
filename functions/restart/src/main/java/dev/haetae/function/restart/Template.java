package dev.haetae.function.restart;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A pod template: which one it is, and when it was last restarted. */
record Template(PodTemplateSpec spec) {

    /** Where kubectl writes it too, so that people see who restarted what. */
    static final String RESTARTED_AT = "kubectl.kubernetes.io/restartedAt";

    private static final int BYTES = 6;
    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    /** As it is written; null where it never was. */
    String restartedAt() {
        return Optional.ofNullable(spec.getMetadata())
                .map(ObjectMeta::getAnnotations)
                .map(annotations -> annotations.get(RESTARTED_AT))
                .orElse(null);
    }

    /** The same for all restarts of one template. */
    String hash() {
        PodTemplateSpec bare = new PodTemplateSpecBuilder(spec)
                .editOrNewMetadata()
                .removeFromAnnotations(RESTARTED_AT)
                .endMetadata()
                .build();
        return HexFormat.of().formatHex(digest(JSON.asJson(bare)), 0, BYTES);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
