package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KubectlTest {

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @BeforeAll
    static void needsKubectl() {
        assumeTrue(Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(it -> Files.isExecutable(Path.of(it, "kubectl"))));
    }

    @Test
    void scalesAndGets() throws Exception {
        assertThat(kubectl("scale", "deployment/auth-service", "--replicas=4")).contains("scaled");
        assertThat(kubectl("rollout", "status", "deployment/auth-service", "--timeout=20s"))
                .contains("successfully rolled out");
        assertThat(kubectl("get", "deployments")).contains("READY", "UP-TO-DATE", "4/4");
    }

    @Test
    void knowsThePastAndGoesBack() throws Exception {
        assertThat(kubectl("rollout", "history", "deployment/game-server-zone-3"))
                .contains("release 1.4.1", "release 1.4.2");
        assertThat(kubectl("rollout", "undo", "deployment/game-server-zone-3")).contains("rolled back");
        assertThat(kubectl("describe", "deployment", "game-server-zone-3")).contains("game-server:1.4.1");
    }

    @Test
    void triesOutWithoutChanging() throws Exception {
        assertThat(kubectl("delete", "pod", "redis-cache-0", "--dry-run=server"))
                .contains("dry run");
        assertThat(kubectl("get", "pods")).contains("redis-cache-0");
    }

    private static String kubectl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("kubectl", "--kubeconfig", CLUSTER.kubeconfig().toString()));
        command.addAll(List.of("--context", "production", "--namespace", PractisedCluster.NAMESPACE));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // kubectl keeps what it has discovered, by address: another cluster may have had this one.
        builder.environment()
                .put(
                        "KUBECACHEDIR",
                        CLUSTER.kubeconfig().resolveSibling("cache").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
