package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Killed again and again, wherever it happens to be: no promise is broken, and nothing is done twice. */
class RandomKillsIT extends CrashTest {

    private static final Logger LOG = Logger.getLogger(RandomKillsIT.class);
    private static final int KILLS = 10;
    private static final int LONGEST_LIFE_MILLIS = 1_200;
    private static final Duration BETWEEN_WEBHOOKS = Duration.ofMillis(25);

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Load load = new Load(random);

    @BeforeEach
    void saySeed() {
        LOG.infof("Again with the same load and lives: -Dcrash.seed=%d", seed);
    }

    @Test
    void noPromiseIsBrokenAndNothingIsDoneTwice() {
        scene.with(
                "HAETAE_POLICIES_DIR",
                LooseGuardrails.into(scene.directory().resolve("policies")).toString());
        for (int kill = 0; kill < KILLS; kill++) {
            live(scene.start());
            zones.reset(Zones.ALL.get(random.nextInt(Zones.ALL.size())));
        }
        ReceiverProcess last = scene.start();
        // on a slow machine none may have lived for long enough to do anything
        load.sendFiring(last.api());
        patiently("a write", zones::scalings, writes -> !writes.isEmpty());
        load.sendEnd(last.api());

        patiently("all decided", () -> undecided(last.api()), List::isEmpty);
        List<Story> stories =
                patiently("all closed", last.api()::stories, all -> all.stream().allMatch(Story::isClosed));
        assertEachActionIsStartedAndWrittenOnce(stories);
    }

    /** Takes webhooks until it is killed in the midst of them. */
    private void live(ReceiverProcess receiver) {
        // its first answer takes as long as many later ones
        load.sendOne(receiver.api());
        CompletableFuture<Void> killed = CompletableFuture.runAsync(
                receiver::kill,
                CompletableFuture.delayedExecutor(random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS));
        Awaitility.await("the kill")
                .pollDelay(Duration.ZERO)
                .pollInterval(BETWEEN_WEBHOOKS)
                .atMost(ReceiverProcess.PATIENCE)
                .until(() -> !load.sendOne(receiver.api()));
        killed.join();
    }

    private List<String> undecided(Receiver receiver) {
        return load.acknowledged().stream()
                .filter(id -> List.of("pending", "unknown").contains(receiver.stateOf(id)))
                .toList();
    }

    private void assertEachActionIsStartedAndWrittenOnce(List<Story> stories) {
        List<JsonNode> actions = stories.stream()
                .flatMap(story -> story.all("action-started").stream())
                .map(event -> event.path("action"))
                .toList();
        assertThat(actions)
                .as("seed %d", seed)
                .extracting(action -> action.path("id").asText())
                .doesNotHaveDuplicates();
        List<String> unaccounted = new ArrayList<>(zones.scalings());
        assertThat(unaccounted).as("seed %d", seed).isNotEmpty().doesNotHaveDuplicates();
        actions.forEach(action -> unaccounted.remove(Zones.scaling(action)));
        assertThat(unaccounted)
                .as("writes that no action accounts for, seed %d", seed)
                .isEmpty();
        LOG.infof(
                "%d alerts acknowledged, %d incidents, %d actions, %d writes",
                load.acknowledged().size(),
                stories.size(),
                actions.size(),
                zones.scalings().size());
    }
}
