package dev.haetae.announce;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.policy.Channel;
import java.util.Set;

/**
 * An update on its way to one channel, as it stands in the outbox. An outbox entry of another shape is an update that
 * is still to be routed.
 *
 * @param channel as the timeline calls it: {@code team#game-sre}
 * @param kind who carries it: {@code slack}
 * @param address null where the deployment's configuration knows it
 */
record Letter(StatusUpdate update, String channel, String kind, String address, Set<String> languages) {

    /** Between an update's id and its channel; a timer's lane ends with it. */
    private static final String TO = "@";

    Letter {
        languages = Set.copyOf(languages);
    }

    static Letter of(StatusUpdate update, Channel channel) {
        return new Letter(
                update,
                channel.spoken(),
                channel.kind().word(),
                channel.address().orElse(null),
                channel.languages());
    }

    static boolean isOne(String key) {
        return key.contains(TO);
    }

    /** Its key in the outbox, and its timer's token. */
    @JsonIgnore
    String key() {
        return update.id() + TO + channel;
    }

    /** Whether what has that key goes, or may go, to the same channel and was said before. */
    boolean isBehind(String key) {
        boolean mayGoThere = !isOne(key) || key.endsWith(TO + channel);
        return mayGoThere && key.compareTo(update.id()) < 0;
    }
}
