package dev.haetae.function.rollback;

import static dev.haetae.function.rollback.Shapes.manifest;
import static dev.haetae.function.rollback.Shapes.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A Service that was switched from blue to green. */
class ServiceReadingTest {

    private static final Manifest GREEN = service("{app: matchmaking, version: green}");

    private final ServiceReading reading = new ServiceReading(Shapes.RULES, Shapes.NOW);

    @Test
    void whatItSendsToIsItsRelease() {
        Candidate seen = read(GREEN, of("green", true), of("green", false), of("blue", true));

        assertThat(seen.state().revision()).isEqualTo("green");
        assertThat(seen.state().lastGood()).isEqualTo("blue");
        assertThat(seen.state().desired()).isEqualTo(2);
        assertThat(seen.state().ready()).isEqualTo(1);
        assertThat(seen.state().ailing()).isTrue();
        assertThat(reading.labels(GREEN)).contains(Map.of("app", "matchmaking"));
    }

    @Test
    void itIsSwitchedBackByItsSelector() {
        Way way = read(GREEN, of("green", true), of("blue", true)).ways().get("blue");

        assertThat(way.changes()).containsExactly(Way.replace("/spec/selector/version", "blue"));
        assertThat(way.against()).isEmpty();
        assertThat(way.after().settled()).isTrue();
    }

    @Test
    void itIsNotSwitchedToWhereNobodyAnswers() {
        assertThat(read(GREEN, of("green", true), of("blue", false))
                        .ways()
                        .get("blue")
                        .against())
                .contains("no pod of release blue answers");
        assertThat(read(GREEN, of("green", true)).ways().get("blue").against()).isPresent();
    }

    /** A release that was scaled down would not bear what three pods serve. */
    @Test
    void itIsNotSwitchedToWhereFarFewerAnswer() {
        Pod green = of("green", true);

        assertThat(read(GREEN, green, green, of("blue", true))
                        .ways()
                        .get("blue")
                        .against())
                .isEmpty();
        assertThat(read(GREEN, green, green, green, of("blue", true))
                        .ways()
                        .get("blue")
                        .against())
                .contains("of release blue only 1 answer, where 3 serve now");
    }

    @Test
    void onceSwitchedBackThereIsNothingBeforeIt() {
        Candidate seen = read(service("{app: matchmaking, version: blue}"), of("green", true), of("blue", true));

        assertThat(seen.state().lastGood()).isNull();
        assertThat(seen.ways()).containsOnlyKeys("green");
    }

    @Test
    void aSelectorWithoutTheLabelSaysNothing() {
        Manifest plain = service("{app: matchmaking}");

        assertThat(reading.labels(plain)).isEmpty();
        assertThat(reading.read(plain, List.of(), Custody.NOBODY))
                .isInstanceOfSatisfying(
                        Sight.Blind.class,
                        blind -> assertThat(blind.retryable()).isFalse());
    }

    private Candidate read(Manifest service, Pod... pods) {
        return Shapes.present(reading.read(service, List.of(pods), Custody.NOBODY));
    }

    private static Pod of(String release, boolean ready) {
        return pod("version", release, ready, "any");
    }

    private static Manifest service(String selector) {
        return manifest("""
                kind: Service
                metadata:
                  name: matchmaking
                  uid: s
                  resourceVersion: "1"
                  annotations: {haetae.dev/previous-version: blue}
                spec:
                  selector: %s
                """.formatted(selector));
    }
}
