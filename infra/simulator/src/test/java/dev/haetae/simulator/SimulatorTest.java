package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {

    @TempDir
    private Path folder;

    @Test
    void startsAsAProcessOfItsOwnAndStopsWhenTold() throws Exception {
        Path kubeconfig = folder.resolve("new/kubeconfig");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Simulator.class.getName(),
                        "--kubeconfig=" + kubeconfig,
                        "--audit=" + folder.resolve("audit.jsonl"),
                        "--cluster=staging")
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine())
                    .startsWith("http://127.0.0.1:")
                    .contains("kubeconfig=" + kubeconfig, "audit=");
            assertThat(Files.readString(kubeconfig)).contains("current-context: staging");

            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }
}
