package dev.haetae.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    private static final List<String> VERBS = List.of("scale", "restart", "isolate", "rollback", "run-job");

    @ParameterizedTest
    @CsvSource({
        "restrat, restart",
        "rolback, rollback",
        "runjob, run-job",
        "sclae, scale",
        "Scale, scale",
        "isolates, isolate"
    })
    void guessesWhatWasMeant(String written, String meant) {
        assertThat(Nearest.to(written, VERBS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"reboot", "x", "scalable", "''"})
    void doesNotGuessWildly(String written) {
        assertThat(Nearest.to(written, VERBS)).isEmpty();
        assertThat(Nearest.question(written, VERBS)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a, a, 0", "a, b, 1", "'', abc, 3", "abc, '', 3", "kitten, sitting, 3", "team, tema, 2"})
    void countsLettersAsLevenshteinDid(String from, String to, int distance) {
        assertThat(Nearest.distance(from, to)).isEqualTo(distance);
    }

    @Test
    void ofTwoAsNearItNamesTheFirstInTheAlphabet() {
        assertThat(Nearest.to("cat", List.of("bat", "car"))).contains("bat");
    }
}
