package dev.haetae.function.status;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Failure;
import dev.haetae.contract.StatusUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The channel {@code log}: one line for each language to the logger {@value #LOGGER}, at INFO. A log cannot be asked
 * what it shows, so an update given twice is written twice, with the same marker.
 */
@ApplicationScoped
public class LogAnnouncer implements Announcer {

    public static final String LOGGER = "haetae.announce";

    private static final Logger LOG = Logger.getLogger(LOGGER);

    private final List<Phrasebook> phrasebooks;

    @Inject
    LogAnnouncer(@ConfigProperty(name = "haetae.announce.zone") ZoneId zone) {
        phrasebooks = Arrays.stream(Language.values())
                .map(language -> Phrasebook.of(language, zone))
                .toList();
    }

    @Override
    public String channel() {
        return "log";
    }

    @Override
    public Told tell(StatusUpdate update) {
        if (!LOG.isInfoEnabled()) {
            return new Told.Undelivered(Failure.UNREACHABLE, "logger " + LOGGER + " is below INFO", false);
        }
        try {
            phrasebooks.stream().map(book -> book.say(update)).toList().forEach(LOG::info);
            return new Told.Delivered(LOGGER + " " + update.id());
        } catch (RuntimeException unforeseen) {
            return new Told.Undelivered(Failure.UNEXPECTED, unforeseen.toString(), false);
        }
    }
}
