package dev.haetae.function.status;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An incident's thread, which begins at the message {@code ts} of a channel. A reference is {@code C0123/<ts>}, and
 * that of a reply {@code C0123/<ts>/<the reply's>}.
 */
record SlackThread(String channel, String ts) {

    private static final String TS = "\\d{1,12}\\.\\d{1,8}";
    private static final Pattern REFERENCE = Pattern.compile("(\\w{1,40})/(" + TS + ")(?:/" + TS + ")?");

    static Optional<SlackThread> of(String reference) {
        Matcher read = REFERENCE.matcher(reference);
        return read.matches() ? Optional.of(new SlackThread(read.group(1), read.group(2))) : Optional.empty();
    }

    String reference() {
        return channel + "/" + ts;
    }

    String reply(String replyTs) {
        return reference() + "/" + replyTs;
    }
}
