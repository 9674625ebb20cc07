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

    private Phrasebook(Engine engine, Phrases phrases, ZoneId zone) {
        wording = new Wording(phrases, zone);
        line = engine.parse(phrases.line());
        for (Kind kind : Kind.values()) {
            sentences.put(kind, engine.parse(phrases.sentence(kind)));
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
        data.put("sentence", sentences.get(update.kind()).render(data));
        return line.render(data);
    }
}
