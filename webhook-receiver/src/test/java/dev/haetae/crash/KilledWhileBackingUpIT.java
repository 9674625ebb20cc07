package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Killed in the middle of a backup: what runs is whole, the half is not taken for a backup, and the next one is. */
class KilledWhileBackingUpIT extends CrashTest {

    private static final Rule IN_THE_MIDDLE = Rule.hold("dev.haetae.store.embedded.Snapshot", "copy", "AT ENTRY");

    @Test
    void theHalfIsNoBackupAndTheNextOneIs() throws Exception {
        ReceiverProcess first = scene.start(IN_THE_MIDDLE);
        String before = first.api().take(Webhook.gameServerDown().body());
        CompletableFuture<?> never = first.api().backUp("half.mv");
        first.awaitOutput(Rule.HELD);
        String meanwhile = first.api().take(other().body());
        first.kill();
        assertThat(never).failsWithin(ReceiverProcess.PATIENCE);
        Path half = backup("half.mv.part");
        assertThat(half).exists().isEqualTo(only());
        assertThat(restores(half)).contains("Nothing was changed.", "a backup that was cut short");

        ReceiverProcess second = scene.start();
        incidentOf(second, before);
        incidentOf(second, meanwhile);
        HttpResponse<String> made = second.api().backUp("whole.mv").join();
        assertThat(made.statusCode()).as(made.body()).isEqualTo(200);
        second.kill();
        assertThat(only()).isEqualTo(backup("whole.mv"));
        assertThat(restores(backup("whole.mv"))).contains("it opens, with 2 incidents");
    }

    private static Webhook other() {
        return Webhook.gameServerDown().from("zone-2", "10.0.3.99:9090");
    }

    private Path backup(String name) {
        return scene.data().resolve("backup").resolve(name);
    }

    private Path only() throws IOException {
        try (var files = Files.list(backup("any").getParent())) {
            return files.reduce((one, other) -> {
                        throw new AssertionError("both %s and %s".formatted(one, other));
                    })
                    .orElseThrow();
        }
    }

    /** What the command says for people who restore. */
    private String restores(Path file) throws IOException {
        ProcessBuilder command = new ProcessBuilder("../infra/bin/restore", file.toString()).redirectErrorStream(true);
        command.environment().put("HAETAE_DATA_DIR", scene.data().toString());
        Process restore = command.start();
        return new String(restore.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
