package dev.haetae.triage;

import dev.haetae.inbox.Notice;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.incident.Stored;
import dev.haetae.policy.Level;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of our incidents another system's is about: it was opened under our key, or under Alertmanager's own. */
final class Links {

    /** Before our incident's id, the deduplication key under which we open one elsewhere. */
    static final String OURS = "haetae/";

    private static final Set<String> LEVELS =
            Arrays.stream(Level.Rank.values()).map(Level.Rank::word).collect(Collectors.toUnmodifiableSet());

    private final Store store;
    private final Incidents incidents;

    Links(Store store, Incidents incidents) {
        this.store = store;
        this.incidents = incidents;
    }

    /** Our incident, also when only its id there is said and the key has been heard before. */
    Optional<Stored> incidentOf(Notice notice) {
        return byOurKey(notice).or(() -> remembered(notice)).or(() -> byGroup(notice));
    }

    private Optional<Stored> byOurKey(Notice notice) {
        String key = withoutLevel(notice.key());
        return key.startsWith(OURS) ? incidents.find(key.substring(OURS.length())) : Optional.empty();
    }

    private Optional<Stored> remembered(Notice notice) {
        return linked(theirs(notice));
    }

    /** A group comes again and again: only the incident that is open now can be meant. */
    private Optional<Stored> byGroup(Notice notice) {
        return notice.key().isEmpty()
                ? Optional.empty()
                : linked(withoutLevel(notice.key()))
                        .filter(stored -> stored.incident().state() != State.CLOSED);
    }

    /** Who is called has a page of their own there, under the incident's key and their level. */
    private static String withoutLevel(String key) {
        int slash = key.lastIndexOf('/');
        return slash > 0 && LEVELS.contains(key.substring(slash + 1)) ? key.substring(0, slash) : key;
    }

    private Optional<Stored> linked(String key) {
        return store.get(Space.LINKS, key).map(Entry::value).flatMap(incidents::find);
    }

    static void remember(Batch.Builder batch, Notice notice, String incident) {
        batch.put(Space.LINKS, theirs(notice), incident);
    }

    private static String theirs(Notice notice) {
        return notice.source() + "/" + notice.incident();
    }

    /** Written with the join: Alertmanager tells PagerDuty of a group under the SHA-256 of its key. */
    static void group(Batch.Builder batch, Episode episode, String incident) {
        episode.group().ifPresent(group -> batch.put(Space.LINKS, group, incident));
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
