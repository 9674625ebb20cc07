package dev.haetae.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.HaetaeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Doubt about who may act on a real cluster ends the start, with what to set. */
class AccessTest {

    private static final String LONG = "0123456789abcdef";

    private static Access with(String... settings) {
        return with(Optional.of(List.of("haetae")), settings);
    }

    private static Access with(Optional<List<String>> audience, String... settings) {
        Map<String, String> all = new HashMap<>();
        for (int at = 0; at < settings.length; at += 2) {
            all.put(settings[at], settings[at + 1]);
        }
        HaetaeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(HaetaeConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(HaetaeConfig.class);
        return new Access(config, audience);
    }

    @Test
    void aRealClusterNeedsSomebodyWhoMayUseTheApi() {
        assertThatThrownBy(with()::check)
                .hasMessageContaining("HAETAE_TOKENS_JIWOO_SECRET")
                .hasMessageContaining("HAETAE_OIDC_ENABLED");
        assertThatCode(with("haetae.tokens.jiwoo.secret", LONG, "haetae.tokens.jiwoo.roles", "viewer")::check)
                .doesNotThrowAnyException();
        assertThatCode(with("haetae.oidc.enabled", "true")::check).doesNotThrowAnyException();
    }

    /** A provider knows many clients: what was given for another one must open nothing here. */
    @Test
    void aProvidersTokensHaveToBeForUs() {
        for (Optional<List<String>> nobody : List.of(Optional.<List<String>>empty(), Optional.of(List.of("any")))) {
            assertThatThrownBy(with(nobody, "haetae.oidc.enabled", "true")::check)
                    .hasMessageContaining("QUARKUS_OIDC_TOKEN_AUDIENCE");
            assertThatCode(with(nobody, "haetae.oidc.enabled", "true", "haetae.cluster.kind", "simulated")::check)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void theBlanksAroundASecretAreNoneOfIt() {
        String secrets = LONG + ", another-" + LONG + "\n";
        Access access = with("haetae.tokens.jiwoo.secret", secrets, "haetae.tokens.jiwoo.roles", "viewer");
        assertThat(access.holderOf("another-" + LONG)).isPresent();

        String padded = "hunter2" + " ".repeat(20);
        assertThatThrownBy(with("haetae.tokens.jiwoo.secret", padded, "haetae.tokens.jiwoo.roles", "viewer")::check)
                .hasMessageContaining("can be guessed");
    }

    @Test
    void aSimulatedOneIsOpen() {
        Access access = with("haetae.cluster.kind", "simulated");
        assertThatCode(access::check).doesNotThrowAnyException();
        assertThat(access.isOpen()).isTrue();
    }

    @Test
    void aSecretThatCanBeGuessedIsNone() {
        assertThatThrownBy(with("haetae.tokens.jiwoo.secret", "hunter2", "haetae.tokens.jiwoo.roles", "admin")::check)
                .hasMessageContaining("haetae.tokens.jiwoo.secret")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void twoPeopleHaveTwoSecrets() {
        Access access = with(
                "haetae.tokens.jiwoo.secret",
                LONG,
                "haetae.tokens.jiwoo.roles",
                "admin",
                "haetae.tokens.mina.secret",
                "another-" + LONG + "," + LONG,
                "haetae.tokens.mina.roles",
                "viewer");
        assertThatThrownBy(access::check).hasMessageContaining("somebody else's too");
    }

    @Test
    void eachOfSeveralSecretsIsItsHolders() {
        Access access = with(
                "haetae.tokens.jiwoo.secret", LONG + "," + LONG + LONG, "haetae.tokens.jiwoo.roles", "approver,viewer");
        assertThat(access.holderOf(LONG + LONG)).contains(new Access.Holder("jiwoo", Set.of("approver", "viewer")));
        assertThat(access.holderOf(LONG)).isPresent();
        assertThat(access.holderOf("")).isEmpty();
    }

    @Test
    void aRoleThatDoesNotExistOrNoneAtAllIsRefused() {
        assertThatThrownBy(() -> with("haetae.tokens.jiwoo.secret", LONG, "haetae.tokens.jiwoo.roles", "king"))
                .hasMessageContaining("king");
        assertThatThrownBy(() -> with("haetae.tokens.jiwoo.secret", LONG)).hasMessageContaining("roles");
    }

    @Test
    void eachRoleMayDoWhatTheOnesBeforeItMay() {
        assertThat(Role.including(Set.of("approver"))).containsExactly("viewer", "responder", "approver");
        assertThat(Role.including(Set.of("staff"))).isEmpty();
        assertThat(Role.including(Set.of("staff", "viewer"))).containsExactly("viewer");
        assertThat(Role.including(Set.of("admin"))).isEqualTo(Role.all());
    }
}
