package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Chronicle;
import dev.haetae.incident.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened within a period, whenever its incidents opened. */
class ChronicleTest {

    private static final Map<String, String> ODD = Night.labels("SomethingOdd", "matchmaking", "warning", Map.of());

    @TempDir
    Path directory;

    private Night night;

    @BeforeEach
    void falls() {
        night = Night.on(directory);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private List<Chronicle.Line> between(Instant from, Instant to) {
        List<Chronicle.Line> lines = new ArrayList<>();
        night.chronicle().between(from, to, lines::add);
        return lines;
    }

    private Instant now() {
        return night.clock.instant();
    }

    @Test
    void anIncidentThatOpenedBeforeThePeriodIsInItWithWhatHappenedThen() {
        night.hears(night.firing(ODD, now()));
        night.passes(Duration.ofHours(2));
        Instant from = now();
        night.hears(night.resolved(ODD, Night.THREE));
        night.passes(Duration.ofMinutes(30));

        assertThat(between(from, now())).isNotEmpty().allSatisfy(line -> {
            assertThat(line.incident()).isEqualTo(night.incident().id());
            assertThat(line.event().at()).isAfterOrEqualTo(from);
        });
        List<Chronicle.Line> both = new ArrayList<>(between(Instant.EPOCH, from));
        both.addAll(between(from, now()));
        assertThat(both).extracting(Chronicle.Line::event).isEqualTo(night.events());
    }

    @Test
    void thePeriodBeginsWithItsFirstInstantAndEndsBeforeItsLast() {
        night.hears(night.firing(ODD, now()));
        Instant opened = now();

        assertThat(between(opened, opened)).isEmpty();
        assertThat(between(opened, opened.plusMillis(1)))
                .extracting(line -> line.event().at())
                .isNotEmpty()
                .containsOnly(opened);
        assertThat(between(opened.minusSeconds(60), opened)).isEmpty();
        assertThat(between(opened.plusMillis(1), opened.plusSeconds(60))).isEmpty();
    }

    @Test
    void moreIncidentsAndEventsThanOnePageHoldsAreAllThere() {
        for (int service = 0; service < 120; service++) {
            night.hears(night.firing(Night.labels("Odd", "service-" + service, "info", Map.of()), now()));
            night.hears(night.firing(Night.labels("Odd", "service-" + service, "warning", Map.of()), now()));
            night.passes(Duration.ofMinutes(20));
        }
        String busy = night.incidents().getFirst().id();
        for (int note = 0; note < 250; note++) {
            night.haetae().people().note(busy, Actor.person("jiwoo"), "note " + note);
        }

        List<Chronicle.Line> all = between(Instant.EPOCH, now().plusSeconds(1));
        assertThat(all.stream().map(Chronicle.Line::incident).distinct())
                .hasSize(120)
                .isSorted();
        assertThat(all.stream().filter(line -> line.incident().equals(busy)).map(Chronicle.Line::event))
                .hasSizeGreaterThan(250)
                .extracting(Event::seq)
                .isSorted()
                .doesNotHaveDuplicates();
    }
}
