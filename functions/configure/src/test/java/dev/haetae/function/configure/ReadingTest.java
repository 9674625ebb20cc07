package dev.haetae.function.configure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, rules, and what stands behind a key. */
class ReadingTest {

    private static final String KEY = "guest-mode";

    @ParameterizedTest
    @CsvSource({
        "ConfigMap, features/guest-mode, true",
        "ConfigMap, features.v2/Guest_mode.1, true",
        "ConfigMap, features, false",
        "ConfigMap, features/guest/mode, false",
        "ConfigMap, features/, false",
        "ConfigMap, /guest-mode, false",
        "ConfigMap, Features/guest-mode, false",
        "ConfigMap, features/.., false",
        "ConfigMap, features/., false",
        "ConfigMap, features/guest mode, false",
        "ConfigMap, ../secrets/x, false",
        "Secret, features/guest-mode, false",
    })
    void aPlaceIsAKeyOfAConfigMap(String kind, String name, boolean known) {
        assertThat(Place.of(new Target("production", "game", kind, name)).isPresent())
                .isEqualTo(known);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            'on,off',  -,        on,     true
            'on, off', -,        off,    true
            'on,off',  -,        maybe,  false
            'on,off',  -,        '',     false
            -,         10..50,   10,     true
            -,         10..50,   50,     true
            -,         10..50,   51,     false
            -,         10..50,   50.5,   false
            -,         10..50,   9,      false
            -,         -1..0.5,  -0.5,   true
            -,         10..50,   many,   false
            -,         10..50,   1e1,    false
            -,         10..50,   '',     false
            -,         10-50,    20,     false
            -,         x..50,    20,     false
            '10,60',   10..50,   60,     false
            '10,60',   10..50,   10,     true
            -,         -,        any,    true
            """)
    void anAnnotationSaysWhatAKeyTakes(String values, String range, String value, boolean allowed) {
        ConfigMapBuilder map = map("off");
        if (values != null) {
            map.editMetadata()
                    .addToAnnotations("haetae.dev/values.guest-mode", values)
                    .endMetadata();
        }
        if (range != null) {
            map.editMetadata()
                    .addToAnnotations("haetae.dev/range.guest-mode", range)
                    .endMetadata();
        }

        List<Rule> rules = read(map.build()).rules();

        assertThat(rules.stream().allMatch(rule -> rule.allows(value))).isEqualTo(allowed);
    }

    @Test
    void readsAKeyThatIsThereAndOneThatIsNot() {
        assertThat(read(map("off").build()).state()).isEqualTo(new Setting("a", "off"));
        assertThat(read(map("off\n").build()).state()).isEqualTo(new Setting("a", "off\n"));
        assertThat(read(new ConfigMapBuilder(map("off").build()).withData(null).build())
                        .state())
                .isEqualTo(new Setting("a", null));
    }

    @Test
    void aFileIsNotShown() {
        String file = "password=x\nuser=y\n";

        assertThat(Reading.of(map(file).build(), KEY, Custody.NOBODY))
                .isInstanceOfSatisfying(
                        Candidate.File.class,
                        found -> assertThat(found.why()).contains("features").doesNotContain("password"));
        assertThat(Reading.of(map("x".repeat(1025)).build(), KEY, Custody.NOBODY))
                .isInstanceOf(Candidate.File.class);
        assertThat(Reading.of(
                        new ConfigMapBuilder(map("off").build())
                                .withData(null)
                                .withBinaryData(Map.of(KEY, "AAAA"))
                                .build(),
                        KEY,
                        Custody.NOBODY))
                .isInstanceOf(Candidate.File.class);
    }

    @Test
    void readsWhoKeepsTheMap() {
        ConfigMap map = map("off")
                .withImmutable(true)
                .editMetadata()
                .addToAnnotations("argocd.argoproj.io/tracking-id", "game:/ConfigMap:game/features")
                .endMetadata()
                .build();

        assertThat(read(map).owner()).contains("Argo CD application game");
        assertThat(read(map).immutable()).isTrue();

        ConfigMap made = new ConfigMapBuilder(map)
                .editMetadata()
                .addNewOwnerReference()
                .withKind("Kafka")
                .withName("events")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .build();
        assertThat(read(made).owner()).contains("Kafka events");
    }

    private static Candidate.Switch read(ConfigMap map) {
        return (Candidate.Switch) Reading.of(map, KEY, Custody.NOBODY);
    }

    private static ConfigMapBuilder map(String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("features")
                .withUid("a")
                .withResourceVersion("4711")
                .endMetadata()
                .withData(Map.of(KEY, value));
    }
}
