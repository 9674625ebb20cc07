package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Map<String, Object> SPEC = Map.of("containers", List.of(Map.of("image", "server:1")));

    @Test
    void isTheSameWithoutTheLabelThatTellsCopiesApart() {
        Template copy = Template.of(template(Map.of("app", "a", "pod-template-hash", "5d8f9c"), Map.of(), SPEC));

        assertThat(copy.isSameAs(Template.of(template(Map.of("app", "a"), Map.of(), SPEC))))
                .isTrue();
        assertThat(copy.tree().toString()).doesNotContain("5d8f9c");
    }

    @Test
    void whatIsEmptyIsTakenForWhatIsLeftOut() {
        Map<String, Object> spoken = new HashMap<>(SPEC);
        spoken.put("securityContext", Map.of());
        spoken.put("volumes", List.of());
        spoken.put("hostname", null);

        assertThat(plain(spoken).isSameAs(plain(SPEC))).isTrue();
    }

    @Test
    void anotherImageIsAnotherRelease() {
        Template other = plain(Map.of("containers", List.of(Map.of("image", "server:2"))));

        assertThat(plain(SPEC).isSameAs(other)).isFalse();
        assertThat(plain(SPEC).isReleaseOf(other)).isFalse();
    }

    @Test
    void aRestartIsAnotherTemplateOfTheSameRelease() {
        Template restarted = Template.of(template(
                Map.of("app", "a"), Map.of("kubectl.kubernetes.io/restartedAt", "2026-11-20T03:00:00Z"), SPEC));

        assertThat(restarted.isSameAs(plain(SPEC))).isFalse();
        assertThat(restarted.isReleaseOf(plain(SPEC))).isTrue();
    }

    private static Template plain(Map<String, Object> spec) {
        return Template.of(template(Map.of("app", "a"), Map.of(), spec));
    }

    private static Map<String, Object> template(
            Map<String, String> labels, Map<String, String> annotations, Map<String, Object> spec) {
        return Map.of("metadata", Map.of("labels", labels, "annotations", annotations), "spec", spec);
    }
}
