package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A hundred thousand alerts of five hundred services, in bodies of two hundred, on a heap of 256 MiB. */
class HundredThousandAlertsIT extends CrashTest {

    private static final int BODIES = 500;
    private static final int IN_A_BODY = 200;
    private static final int SERVICES = 500;
    private static final int AT_ONCE = 10;

    /** Every so manieth is asked after: a hundred thousand questions would say no more. */
    private static final int SAMPLE = 50;

    /** Fifteen incidents that were told before the storm, three times each in two languages, and the storm. */
    private static final long ANNOUNCEMENTS = 120;

    /** Far above what is left at rest, and little more than half of what it takes while they come in. */
    private static final long BYTES_AT_REST = 400L << 20;

    @Test
    void areAllTakenAndDecidedAndToldAsOne() {
        ReceiverProcess receiver = scene.with("HAETAE_BACKLOG_SHARE", "1.0").start();
        List<String> ids = new ArrayList<>();
        for (int first = 0; first < BODIES; first += AT_ONCE) {
            ids.addAll(posted(receiver, first));
        }
        assertThat(ids).hasSize(BODIES * IN_A_BODY).doesNotHaveDuplicates();

        await().atMost(Duration.ofMinutes(5))
                .until(() -> !"pending".equals(receiver.api().stateOf(ids.getLast())));
        assertThat(IntStream.range(0, ids.size() / SAMPLE)
                        .mapToObj(sample -> receiver.api().stateOf(ids.get(sample * SAMPLE))))
                .containsOnly("incident");
        assertThat(receiver.api().stories().stream().filter(HundredThousandAlertsIT::isUmbrella))
                .hasSize(1);
        assertThat(receiver.output()
                        .lines()
                        .filter(line -> line.contains("announce"))
                        .count())
                .isLessThan(ANNOUNCEMENTS);
        await("a file that is small again")
                .atMost(Duration.ofMinutes(2))
                .until(() -> scene.data().resolve("haetae.mv").toFile().length() < BYTES_AT_REST);
    }

    private static boolean isUmbrella(Story story) {
        return story.types().contains("storm-began");
    }

    private static List<String> posted(ReceiverProcess receiver, int first) {
        List<CompletableFuture<List<String>>> answers = IntStream.range(first, first + AT_ONCE)
                .mapToObj(body -> receiver.api().post(body(body)))
                .toList();
        return answers.stream().flatMap(answer -> answer.join().stream()).toList();
    }

    private static String body(int number) {
        return IntStream.range(number * IN_A_BODY, (number + 1) * IN_A_BODY)
                .mapToObj(HundredThousandAlertsIT::alert)
                .collect(Collectors.joining(",", "{\"version\":\"4\",\"alerts\":[", "]}"));
    }

    private static String alert(int number) {
        return """
                {"status":"firing","startsAt":"2026-11-20T10:00:00Z","fingerprint":"%016x","labels":{
                "alertname":"HighLatency","severity":"warning","cluster":"production","namespace":"game-production",
                "service":"service-%d","instance":"10.1.0.1:%d"},"annotations":{"summary":"slow"}}""".formatted(number, number % SERVICES, number);
    }
}
