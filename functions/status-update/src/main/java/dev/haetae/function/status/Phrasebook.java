package dev.haetae.function.status;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.StatusUpdate.Kind;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Says an update in one language. All templates are parsed at start, so one that is missing or malformed stops the
 * start and not an announcement at night. Data are maps, which need no reflection.
 */
final class Phrasebook {

    private final Wording wording;
    private final Template line;
    private final Map<Kind, Template> sentences = new EnumMap<>(Kind.class);
    private final Template aim;
    private final Map<String, Template> aims = new HashMap<>();
    private final Template heading;
    private final Template notice;
    private final Template told;
    private final Map<PageStatus, Template> notices = new EnumMap<>(PageStatus.class);

    private Phrasebook(Engine engine, Phrases phrases, ZoneId zone) {
        wording = new Wording(phrases, zone);
        line = engine.parse(phrases.line());
        for (Kind kind : Kind.values()) {
            sentences.put(kind, engine.parse(phrases.sentence(kind)));
        }
        aim = engine.parse(phrases.aim());
        phrases.aims().forEach((verb, phrase) -> aims.put(verb, engine.parse(phrase)));
        heading = engine.parse(phrases.page("heading"));
        notice = engine.parse(phrases.page("line"));
        told = engine.parse(phrases.page("told"));
        for (PageStatus status : PageStatus.values()) {
            notices.put(status, engine.parse(phrases.page(status.word())));
        }
    }

    /** A name in a template that no update can fill is an error, unlike a fact that one update lacks. */
    static Phrasebook of(Language language, ZoneId zone) {
        Engine engine = Engine.builder().addDefaults().strictRendering(true).build();
        return new Phrasebook(engine, Phrases.of(language), zone);
    }

    /** One line, without a line break at its end. */
    String say(StatusUpdate update) {
        Map<String, Object> data = new HashMap<>(wording.of(update));
        data.put(
                "aim",
                aims.getOrDefault(update.facts().getOrDefault("verb", ""), aim).render(data));
        data.put("sentence", sentences.get(update.kind()).render(data));
        return line.render(data);
    }

    /** What a public page is headed by. */
    String heading(StatusUpdate update) {
        return heading.render(new HashMap<String, Object>(wording.of(update)));
    }

    /** One line for the public. */
    String notice(StatusUpdate update, PageStatus status) {
        Map<String, Object> data = new HashMap<>(wording.of(update));
        Template sentence = update.kind() == Kind.TOLD ? told : notices.get(status);
        data.put("sentence", sentence.render(data));
        return notice.render(data);
    }
}
