package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.testkit.HttpScript;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a scripted Prometheus says of the release before. */
@QuarkusTest
class ReputeTest extends OnSimulator {

    @Inject
    Measured prometheus;

    @BeforeEach
    void isConfigured() {
        prometheus.isThere();
    }

    @AfterEach
    void isNone() {
        prometheus.isGone();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            1,    true,  -
            0.9,  true,  -
            0.42, false, had all its pods ready for only 42 %
            NaN,  false, Prometheus does not know how
            """)
    void whatItMeasuredCounts(String share, boolean good, String doubt) {
        prometheus.says(share);

        assertThat(release(target).lastGood()).isEqualTo(good ? seen.lastGood() : null);
        if (doubt == null) {
            assertThat(release(target).doubt()).isNull();
        } else {
            assertThat(release(target).doubt()).contains(doubt, seen.lastGood());
        }
    }

    @Test
    void isAskedAboutTheEndOfItsTime() {
        prometheus.says("1");

        release(target);

        assertThat(URLDecoder.decode(prometheus.asked(), StandardCharsets.UTF_8))
                .contains("deployment=\"" + target.name() + "\"", "time=" + seen.since());
    }

    @Test
    void whereItCannotBeAskedNoneIsGood() {
        prometheus.peer().always(HttpScript.cut());

        assertThat(release(target).lastGood()).isNull();
        assertThat(release(target).doubt()).contains("cannot be told by Prometheus");
    }

    @Test
    void whatPeopleSayNeedsNoQuestion() {
        prometheus.peer().always(HttpScript.cut());
        bench.client()
                .apps()
                .replicaSets()
                .inNamespace(Bench.NAMESPACE)
                .withName(target.name() + "-" + seen.lastGood())
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"haetae.dev/release\":\"good\"}}}");

        assertThat(release(target).lastGood()).isEqualTo(seen.lastGood());
    }

    @Test
    void anOrderAsksNothing() {
        prometheus.says("0");

        function.apply(rollback());

        assertThat(prometheus.peer().requests()).isEmpty();
    }
}
