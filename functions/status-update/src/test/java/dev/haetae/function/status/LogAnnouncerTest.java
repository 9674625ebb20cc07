package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.AnnouncerContract;
import dev.haetae.testkit.StatusUpdates;
import java.time.ZoneId;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogAnnouncerTest extends AnnouncerContract {

    private final Logger logger = Logger.getLogger(LogAnnouncer.LOGGER);
    private final CapturingHandler written = new CapturingHandler();
    private final Announcer announcer = new LogAnnouncer(ZoneId.of("Asia/Seoul"));

    @BeforeEach
    void listen() {
        logger.addHandler(written);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(written);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    @Override
    protected Announcer announcer() {
        return announcer;
    }

    @Override
    protected List<String> seen() {
        return written.records().stream().map(LogRecord::getMessage).toList();
    }

    @Test
    void oneLineForEachLanguageAtInfo() {
        announcer.tell(StatusUpdates.of(Kind.HANDED_OVER));

        assertThat(written.records()).extracting(LogRecord::getLevel).containsExactly(Level.INFO, Level.INFO);
        assertThat(seen().getFirst()).contains("담당자 대응 필요").contains("[SIMULATED]");
        assertThat(seen().getLast()).contains("A person is needed").contains("[SIMULATED]");
    }

    @Test
    void aMutedLoggerIsNotDelivery() {
        logger.setLevel(Level.SEVERE);

        assertThat(announcer.tell(StatusUpdates.of(Kind.OPENED))).isInstanceOf(Told.Undelivered.class);
        assertThat(seen()).isEmpty();
    }

    @Test
    void anImpossibleUpdateIsNotAnException() {
        assertThat(announcer.tell(null)).isInstanceOf(Told.Undelivered.class);
    }
}
