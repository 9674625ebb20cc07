package dev.haetae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.contract.Diagnose.Findings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was found, in the one line that a timeline has for it. */
class FindingsTest {

    private static String inBrief(Finding... findings) {
        return new Findings("uid-1", List.of(findings)).inBrief();
    }

    @Test
    void theFirstLineOfEachSpeaksForIt() {
        assertThat(inBrief(
                        new Finding("restarts", "a-1: 2 restarts\na-2: 1 restart", null),
                        new Finding("consumers", "", null)))
                .isEqualTo("restarts: a-1: 2 restarts; consumers: nothing");
    }

    @Test
    void aHeadingSaysNothingWithoutWhatIsUnderIt() {
        assertThat(inBrief(new Finding("release", "revision 2, against revision 1:\nimage a → b\nargs changed", null)))
                .isEqualTo("release: revision 2, against revision 1: image a → b");
        assertThat(inBrief(new Finding("logs", "a-1, before its restart:", null)))
                .isEqualTo("logs: a-1, before its restart:");
    }

    @Test
    void aLogEndsWithWhatMatters() {
        assertThat(inBrief(new Finding("logs", "a-1, before its restart:\nstarted\nfatal: no such file", null)))
                .isEqualTo("logs: a-1, before its restart: fatal: no such file");
    }

    @Test
    void whoFoundNothingSaysSo() {
        assertThat(inBrief()).isEqualTo("nothing");
    }
}
