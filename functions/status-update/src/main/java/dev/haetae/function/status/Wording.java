package dev.haetae.function.status;

import dev.haetae.contract.StatusUpdate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns an update into the words that its templates ask for by name. */
record Wording(Phrases phrases, ZoneId zone) {

    /** What an update may say about its kind; one that it does not say is shown as unknown. */
    private static final List<String> FACTS = List.of(
            "verb",
            "target",
            "from",
            "to",
            "result",
            "services",
            "alerts",
            "duration",
            "mode",
            "severity",
            "by",
            "found",
            "ko",
            "en",
            "level",
            "who",
            "tried",
            "role");

    private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("MM-dd HH:mm z", Locale.ENGLISH);

    Map<String, String> of(StatusUpdate update) {
        Map<String, String> words = new HashMap<>();
        FACTS.forEach(fact -> words.put(fact, fact(update, fact)));
        words.put("reason", reason(update));
        words.put("id", PlainText.of(update.id()));
        words.put("incident", PlainText.of(update.incident()));
        words.put("service", PlainText.of(update.service()));
        words.put("title", sentencePart(update.title()));
        words.put("since", since(update.since(), update.at()));
        words.put("severity", severity(update));
        words.put("simulated", update.simulated() ? phrases.simulated() : "");
        return words;
    }

    private String fact(StatusUpdate update, String fact) {
        String said = sentencePart(update.facts().get(fact));
        return phrases.word(fact, fact.equals("duration") ? duration(said) : said);
    }

    /** In our own words where the language has some for the reason's tag, else the sentence as it was decided. */
    private String reason(StatusUpdate update) {
        String tag = update.facts().getOrDefault("tag", "");
        String known = phrases.word("why", tag);
        return known.equals(tag) ? fact(update, "reason") : known;
    }

    private String severity(StatusUpdate update) {
        return update.severity() == null
                ? phrases.undecided()
                : update.severity().toString();
    }

    /** The date only where it is not the day of the telling. */
    private String since(Instant since, Instant at) {
        if (since == null) {
            return PlainText.UNKNOWN;
        }
        ZonedDateTime began = since.atZone(zone);
        boolean today = at != null && began.toLocalDate().equals(at.atZone(zone).toLocalDate());
        return began.format(today ? TODAY : EARLIER);
    }

    /** {@code PT1M42S} as {@code 1m42s}, which both languages read. */
    private static String duration(String said) {
        return said.startsWith("PT") ? said.substring(2).toLowerCase(Locale.ROOT) : said;
    }

    /** The template sets the full stop. */
    private static String sentencePart(String text) {
        String plain = PlainText.of(text);
        return plain.length() > 1 && plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
