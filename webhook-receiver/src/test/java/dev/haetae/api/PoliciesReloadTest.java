package dev.haetae.api;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.haetae.Practice;
import dev.haetae.policy.source.PolicyFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Whoever changes policies while the product runs sees what is in force, and what is wrong with what is not. */
@QuarkusTest
@WithTestResource(Practice.class)
@WithTestResource(PoliciesReloadTest.OwnPolicies.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PoliciesReloadTest {

    private static final String POLICIES = "/api/v1/policies";

    private static String metric(String name) {
        return get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .orElse("none");
    }

    private static String policy(String data) {
        return get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .extract()
                .path("checks.find { it.name == 'policies' }.data." + data);
    }

    private static Path directory() {
        return Path.of(get(POLICIES).<String>path("origin"));
    }

    /** At one go: half a file that lies there for two looks would be refused as well. */
    private static void writes(String text) throws IOException {
        Path whole = Files.writeString(Files.createTempFile("severity", ".yaml"), text);
        Files.move(whole, directory().resolve("severity.yaml"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    @Order(1)
    void whatIsInForceIsShown() {
        get(POLICIES)
                .then()
                .statusCode(200)
                .body("origin", containsString("haetae-policies"))
                .body("hash", equalTo(PolicyFiles.shipped().hash()))
                .body("refused", nullValue())
                .body("playbooks.name", hasItems("high-cpu", "game-server-down"))
                .body("playbooks.place", hasItems("playbooks/high-cpu.yaml:3"));
        assertThat(metric("haetae_policies_reloads_total{result=\"loaded\"}")).isEqualTo("0.0");
        assertThat(metric("haetae_policies_reloads_total{result=\"refused\"}")).isEqualTo("0.0");
        assertThat(metric("haetae_policies_last_reload_successful")).isEqualTo("1.0");
        assertThat(Double.parseDouble(metric("haetae_policies_loaded_timestamp_seconds")))
                .isPositive();
        assertThat(policy("hash")).isEqualTo(PolicyFiles.shipped().hash().substring(0, 12));
    }

    @Test
    @Order(2)
    void whatIsWrongIsToldEverywhereAndAlertsAreTakenAllTheSame() throws IOException {
        writes("{rules: [], default: {critical: Sev9, warning: Sev3, info: Sev3}}");
        await().until(() -> policy("refused") != null
                && !metric("haetae_policies_reloads_total{result=\"refused\"}").equals("0.0"));
        get(POLICIES)
                .then()
                .body("hash", equalTo(PolicyFiles.shipped().hash()))
                .body("refused.problems[0].file", equalTo("severity.yaml"))
                .body("refused.problems[0].line", equalTo(1))
                .body("refused.problems[0].what", containsString("Sev9"));
        assertThat(policy("first")).startsWith("severity.yaml:1:");
        assertThat(metric("haetae_policies_reloads_total{result=\"refused\"}")).isEqualTo("1.0");
        assertThat(metric("haetae_policies_last_reload_successful")).isEqualTo("0.0");
    }

    @Test
    @Order(3)
    void whatIsMendedComesIntoForce() throws IOException {
        writes("{rules: [], default: {critical: Sev3, warning: Sev3, info: Sev3}}");
        await().until(() ->
                metric("haetae_policies_reloads_total{result=\"loaded\"}").equals("1.0"));
        get(POLICIES).then().body("refused", nullValue());
        assertThat(policy("hash")).isNotEqualTo(PolicyFiles.shipped().hash().substring(0, 12));
        assertThat(policy("refused")).isNull();
    }

    /** The shipped policies in a directory of the test's own. */
    public static final class OwnPolicies implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                Path own = Files.createTempDirectory("haetae-policies");
                Files.createDirectory(own.resolve("playbooks"));
                for (Map.Entry<String, String> file :
                        PolicyFiles.shipped().texts().entrySet()) {
                    Files.writeString(own.resolve(file.getKey()), file.getValue());
                }
                return Map.of("haetae.policies-dir", own.toString(), "haetae.policies-reload", "100ms");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {}
    }
}
