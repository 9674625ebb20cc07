package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final String MAPS = "/api/v1/namespaces/game-production/configmaps/";
    private static final String MERGE = "application/merge-patch+json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @ParameterizedTest
    @CsvSource({
        "features, serve-from, cache",
        "features, reduced, off",
        "content, source, cdn",
        "database, read-from, primary",
        "database, pool-size, 20",
        "events, buffer, off",
        "snapshots, read-from, redis",
        "payments, retries, 5",
        "routes, fallback, off",
        "login, guest-mode, off",
        "login, keep-sessions, off",
        "records, keep-in, mysql",
    })
    void theSwitchesOfTheGameStandAsTheyDoWhileAllIsWell(String map, String key, String value) {
        assertThat(CLUSTER.client()
                        .configMaps()
                        .inNamespace(PractisedCluster.NAMESPACE)
                        .withName(map)
                        .get()
                        .getData())
                .containsEntry(key, value);
    }

    @Test
    void oneKeyIsSetAndTheOthersStay() throws Exception {
        create("oven", "{\"data\":{\"heat\":\"off\",\"light\":\"off\"}}");

        assertThat(patch("oven", "{\"data\":{\"heat\":\"on\"}}")).isEqualTo(200);

        assertThat(data("oven")).isEqualTo(PractisedCluster.json("{\"heat\":\"on\",\"light\":\"off\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"data\":{\"no spaces\":\"on\"}}|422", "{\"data\":{\"guest-mode\":true}}|400"})
    void whatNoMapCanHoldIsRefused(String body, int code) throws Exception {
        assertThat(patch("routes", body)).isEqualTo(code);
    }

    @Test
    void whatIsImmutableStaysAsItIs() throws Exception {
        create("stone", "{\"data\":{\"source\":\"local\"},\"immutable\":true}");

        assertThat(patch("stone", "{\"data\":{\"source\":\"cdn\"}}")).isEqualTo(422);
        assertThat(patch("stone", "{\"immutable\":false}")).isEqualTo(422);
        assertThat(patch("stone", "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}")).isEqualTo(200);
    }

    private static void create(String map, String body) throws Exception {
        String named = body.replaceFirst("\\{", "{\"metadata\":{\"name\":\"%s\"},".formatted(map));
        assertThat(CLUSTER.send("POST", MAPS, "application/json", named).statusCode())
                .isEqualTo(201);
    }

    private static JsonNode data(String map) throws Exception {
        return PractisedCluster.json(CLUSTER.send(CLUSTER.request(MAPS + map)).body())
                .path("data");
    }

    private static int patch(String map, String body) throws Exception {
        return CLUSTER.send("PATCH", MAPS + map, MERGE, body).statusCode();
    }
}
