package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds that extensions of Kubernetes bring. */
class CustomKindsTest {

    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";
    private static final String ROLLOUT = """
            {"metadata":{"name":"NAME"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"NAME"}},
             "strategy":{"canary":{}},
             "template":{"metadata":{"labels":{"app":"NAME"}},
                         "spec":{"containers":[{"name":"main","image":"registry.example/lobby:1"}]}}}}""";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @ParameterizedTest
    @CsvSource({
        "agones.dev/v1, fleets, Fleet",
        "agones.dev/v1, gameservers, GameServer",
        "autoscaling.agones.dev/v1, fleetautoscalers, FleetAutoscaler",
        "argoproj.io/v1alpha1, rollouts, Rollout",
        "keda.sh/v1alpha1, scaledobjects, ScaledObject",
        "gateway.networking.k8s.io/v1, httproutes, HTTPRoute",
        "networking.istio.io/v1, virtualservices, VirtualService",
    })
    void areDiscoveredKeptAndPatched(String apiVersion, String plural, String kind) throws Exception {
        String path = in(apiVersion, plural);
        assertThat(get("/apis/" + apiVersion).findValuesAsText("name")).contains(plural);

        CLUSTER.send("POST", path, JSON, "{\"kind\":\"%s\",\"metadata\":{\"name\":\"x\"},\"spec\":{}}".formatted(kind));
        var patched = CLUSTER.send("PATCH", path + "/x", MERGE, "{\"spec\":{\"weights\":[90,10]}}");

        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(get(path + "/x").at("/spec/weights/1").asInt()).isEqualTo(10);
        assertThat(CLUSTER.send("PATCH", path + "/x", "application/strategic-merge-patch+json", "{}")
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void aFleetHasAsManyServersAsItsScaleAsksForButNeverFewerThanArePlayedOn() throws Exception {
        String fleet = in("agones.dev/v1", "fleets") + "/arena";
        create("agones.dev/v1", "fleets", "{\"metadata\":{\"name\":\"arena\"},\"spec\":{\"replicas\":2}}");
        await().until(() -> get(fleet).at("/status/readyReplicas").asInt() == 2);

        CLUSTER.send("PATCH", fleet + "/scale", MERGE, "{\"spec\":{\"replicas\":5}}");
        await().until(() -> get(fleet).at("/status/readyReplicas").asInt() == 5);

        CLUSTER.send("PATCH", fleet + "/status", MERGE, "{\"status\":{\"allocatedReplicas\":3}}");
        CLUSTER.send("PATCH", fleet + "/scale", MERGE, "{\"spec\":{\"replicas\":1}}");
        await().until(() -> get(fleet + "/scale").at("/status/replicas").asInt() == 3);
        assertThat(get(fleet).at("/spec/replicas").asInt()).isEqualTo(1);
    }

    @Test
    void aRolloutRollsLikeADeployment() throws Exception {
        String rollout = rollout("lobby");

        release(rollout, "2");

        // it is healthy before the release too, until its controller has looked again
        await().until(() -> revision(rollout).equals("2")
                && get(rollout).at("/status/updatedReplicas").asInt() == 2
                && phase(rollout).equals("Healthy"));
        assertThat(get(rollout).at("/status/stableRS")).isEqualTo(get(rollout).at("/status/currentPodHash"));
    }

    @Test
    void anAbortedRolloutGoesBackToWhatWasStable() throws Exception {
        String rollout = rollout("shop");
        String stable = get(rollout).at("/status/stableRS").asText();
        CLUSTER.send(
                "PATCH",
                rollout,
                MERGE,
                "{\"metadata\":{\"annotations\":{\"simulator.haetae.dev/ready-after\":\"never\"}}}");
        release(rollout, "2");
        await().until(() -> phase(rollout).equals("Progressing"));

        CLUSTER.send("PATCH", rollout + "/status", MERGE, "{\"status\":{\"abort\":true}}");

        await().until(() -> phase(rollout).equals("Degraded") && running("shop").equals("1 1"));
        assertThat(get(rollout).at("/status/stableRS").asText()).isEqualTo(stable);
    }

    @Test
    void aPausedRolloutKeepsItsRevision() throws Exception {
        String rollout = rollout("guild");
        CLUSTER.send("PATCH", rollout, MERGE, "{\"spec\":{\"paused\":true}}");
        release(rollout, "2");

        await().until(() -> phase(rollout).equals("Paused"));
        assertThat(running("guild")).isEqualTo("1 1");
    }

    private static String rollout(String name) throws Exception {
        create("argoproj.io/v1alpha1", "rollouts", ROLLOUT.replace("NAME", name));
        String path = in("argoproj.io/v1alpha1", "rollouts") + "/" + name;
        await().until(() -> phase(path).equals("Healthy"));
        return path;
    }

    private static void release(String rollout, String tag) throws Exception {
        String body =
                "[{\"op\":\"replace\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"x/lobby:%s\"}]"
                        .formatted(tag);
        CLUSTER.send("PATCH", rollout, "application/json-patch+json", body);
    }

    /** The releases that its Pods are of. */
    private static String running(String app) {
        return String.join(
                " ",
                CLUSTER
                        .client()
                        .pods()
                        .inNamespace(PractisedCluster.NAMESPACE)
                        .withLabel("app", app)
                        .list()
                        .getItems()
                        .stream()
                        .map(it -> it.getSpec()
                                .getContainers()
                                .getFirst()
                                .getImage()
                                .replaceFirst(".*:", ""))
                        .toList());
    }

    private static String phase(String rollout) throws Exception {
        return get(rollout).at("/status/phase").asText();
    }

    private static String revision(String rollout) throws Exception {
        return get(rollout)
                .path("metadata")
                .path("annotations")
                .path("rollout.argoproj.io/revision")
                .asText();
    }

    private static String in(String apiVersion, String plural) {
        return "/apis/%s/namespaces/%s/%s".formatted(apiVersion, PractisedCluster.NAMESPACE, plural);
    }

    private static void create(String apiVersion, String plural, String body) throws Exception {
        var answer = CLUSTER.send("POST", in(apiVersion, plural), JSON, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private static JsonNode get(String path) throws Exception {
        return PractisedCluster.json(CLUSTER.send(CLUSTER.request(path)).body());
    }
}
