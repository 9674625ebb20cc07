package dev.haetae.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.receive.SourcesConfig.Kind;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may send, as configured, above all from the environment. */
class SourcesTest {

    private static final boolean REAL = false;
    private static final boolean SIMULATED = true;

    private static SourcesConfig environment(Map<String, String> variables, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, 300), new PropertiesConfigSource(properties, "test", 250))
                .withMapping(SourcesConfig.class)
                .withConverter(Kind.class, 100, Kind::valueOf)
                .build()
                .getConfigMapping(SourcesConfig.class);
    }

    private static Sources sources(Map<String, String> variables) {
        return Sources.of(environment(variables, Map.of()), REAL);
    }

    private static Optional<String> sender(Sources sources, Kind kind, String token) {
        Sent sent = new Sent(new byte[0], Map.of("Authorization", "Bearer " + token)::get, Instant.EPOCH);
        return sources.sender(kind, sent).map(Source::name);
    }

    @Test
    void theEnvironmentNamesASource() {
        Sources sources = sources(Map.of(
                "HAETAE_SOURCES_GRAFANA_KIND", "GRAFANA",
                "HAETAE_SOURCES_GRAFANA_BEARER", "one-0123456789ab",
                "HAETAE_SOURCES_EAST_KIND", "ALERTMANAGER",
                "HAETAE_SOURCES_EAST_BEARER", "two-0123456789ab"));

        assertThat(sender(sources, Kind.GRAFANA, "one-0123456789ab")).hasValue("grafana");
        assertThat(sender(sources, Kind.ALERTMANAGER, "two-0123456789ab")).hasValue("east");
        assertThat(sender(sources, Kind.ALERTMANAGER, "one-0123456789ab")).isEmpty();
        assertThat(sender(sources, Kind.PAGERDUTY, "one-0123456789ab")).isEmpty();
    }

    @Test
    void whileASecretIsReplacedBothAreValid() {
        Sources sources = sources(Map.of(
                "HAETAE_SOURCES_GRAFANA_KIND",
                "GRAFANA",
                "HAETAE_SOURCES_GRAFANA_BEARER",
                "old\\,comma-0123456789,new-0123456789ab"));

        assertThat(sender(sources, Kind.GRAFANA, "old,comma-0123456789")).hasValue("grafana");
        assertThat(sender(sources, Kind.GRAFANA, "new-0123456789ab")).hasValue("grafana");
        assertThat(sender(sources, Kind.GRAFANA, "old")).isEmpty();
    }

    /** A dash cannot be written in a variable's name: such a name is given in a file, its secrets by variables. */
    @Test
    void aNameWithADashIsGivenByAProperty() {
        SourcesConfig config = environment(
                Map.of("HAETAE_SOURCES_ALERTMANAGER_A_BEARER", "secret-0123456789"),
                Map.of("haetae.sources.alertmanager-a.kind", "ALERTMANAGER"));

        assertThat(sender(Sources.of(config, REAL), Kind.ALERTMANAGER, "secret-0123456789"))
                .hasValue("alertmanager-a");
    }

    @Test
    void twoOfAKindAreToldApart() {
        Sources sources = sources(Map.of(
                "HAETAE_SOURCES_EAST_KIND", "ALERTMANAGER",
                "HAETAE_SOURCES_EAST_BEARER", "one-0123456789ab",
                "HAETAE_SOURCES_WEST_KIND", "ALERTMANAGER",
                "HAETAE_SOURCES_WEST_BEARER", "two-0123456789ab"));

        assertThat(sender(sources, Kind.ALERTMANAGER, "one-0123456789ab")).hasValue("east");
        assertThat(sender(sources, Kind.ALERTMANAGER, "two-0123456789ab")).hasValue("west");
    }

    @Test
    void onASimulatedClusterWhatIsNotConfiguredIsOpen() {
        Map<String, String> grafana = Map.of(
                "HAETAE_SOURCES_DASHBOARDS_KIND", "GRAFANA", "HAETAE_SOURCES_DASHBOARDS_BEARER", "one-0123456789ab");
        Sources sources = Sources.of(environment(grafana, Map.of()), SIMULATED);

        assertThat(sources.open()).containsExactly(Kind.ALERTMANAGER, Kind.PAGERDUTY);
        assertThat(sender(sources, Kind.ALERTMANAGER, "anything")).hasValue("alertmanager");
        assertThat(sender(sources, Kind.GRAFANA, "anything")).isEmpty();
    }

    @Test
    void onARealClusterNothingIsOpen() {
        assertThat(sources(Map.of("HAETAE_SOURCES_G_KIND", "GRAFANA", "HAETAE_SOURCES_G_BEARER", "one-0123456789ab"))
                        .open())
                .isEmpty();
        assertThatThrownBy(() -> sources(Map.of()))
                .hasMessageContaining("No source is configured")
                .hasMessageContaining("HAETAE_SOURCES_ALERTMANAGER_BEARER");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALERTMANAGER | HMAC   | Alertmanager signs nothing
            PAGERDUTY    | BEARER | by its signature alone
            PAGERDUTY    | BASIC  | by its signature alone
            GRAFANA      | NONE   | has no credential; set one of bearer, basic, hmac
            """)
    void whatAKindCannotSendIsRefused(String kind, String credential, String message) {
        Map<String, String> variables =
                Map.of("HAETAE_SOURCES_S_KIND", kind, "HAETAE_SOURCES_S_" + credential, "secret-0123456789");
        assertThatThrownBy(() -> sources(variables)).hasMessageContaining(message);
    }

    private static Map<String, String> grafana(String credential, String secret) {
        return Map.of("HAETAE_SOURCES_S_KIND", "GRAFANA", "HAETAE_SOURCES_S_" + credential, secret);
    }

    @ParameterizedTest
    @CsvSource({
        "BEARER, 0123456789abcde, fewer than 16",
        "HMAC, 0123456789abcde, fewer than 16",
        "BASIC, a-user-of-some-length:secret, fewer than 16",
        "BASIC, 0123456789abcdef, has no colon"
    })
    void whatCanBeGuessedOrNeverSentEndsTheStart(String credential, String secret, String message) {
        assertThatThrownBy(() -> sources(grafana(credential, secret)))
                .hasMessageContaining("haetae.sources.s." + credential.toLowerCase(Locale.ROOT))
                .hasMessageContaining(message)
                .message()
                .doesNotContain(secret);
    }

    @Test
    void onASimulatedClusterAShortSecretWillDo() {
        SourcesConfig config = environment(grafana("BEARER", "short"), Map.of());
        assertThat(sender(Sources.of(config, SIMULATED), Kind.GRAFANA, "short")).hasValue("s");
    }

    @Test
    void theBlanksAroundASecretAreNoneOfIt() {
        Sources sources = sources(grafana("BEARER", "old-0123456789ab, new-0123456789ab\n"));
        assertThat(sender(sources, Kind.GRAFANA, "old-0123456789ab")).hasValue("s");
        assertThat(sender(sources, Kind.GRAFANA, "new-0123456789ab")).hasValue("s");
    }

    @Test
    void twoOfAKindHaveNoSecretInCommon() {
        Map<String, String> variables = new HashMap<>(Map.of(
                "HAETAE_SOURCES_EAST_KIND", "ALERTMANAGER",
                "HAETAE_SOURCES_EAST_BEARER", "one-0123456789ab",
                "HAETAE_SOURCES_WEST_KIND", "ALERTMANAGER",
                "HAETAE_SOURCES_WEST_BEARER", "two-0123456789ab, one-0123456789ab"));
        assertThatThrownBy(() -> sources(variables))
                .hasMessageContainingAll("haetae.sources.east", "haetae.sources.west", "in common")
                .message()
                .doesNotContain("0123456789ab");
        variables.put("HAETAE_SOURCES_WEST_KIND", "GRAFANA");
        assertThat(sources(variables).configured()).hasSize(2);
    }

    @Test
    void aBlankSecretIsNone() {
        assertThatThrownBy(() -> sources(Map.of("HAETAE_SOURCES_S_KIND", "GRAFANA", "HAETAE_SOURCES_S_BEARER", "")))
                .hasMessageContaining("has no credential");
        assertThatThrownBy(() -> sources(Map.of("HAETAE_SOURCES_S_KIND", "GRAFANA", "HAETAE_SOURCES_S_BEARER", " ,")))
                .hasMessageContaining("blank");
    }
}
