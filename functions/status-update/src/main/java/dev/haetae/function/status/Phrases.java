package dev.haetae.function.status;

import dev.haetae.contract.Reason;
import dev.haetae.contract.StatusUpdate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** One language's sentences and words, as its resource file has them. What must be there and is not is an error at start. */
final class Phrases {

    private static final String AIM = "aim.";

    private final Language language;
    private final Properties phrases;

    private Phrases(Language language, Properties phrases) {
        this.language = language;
        this.phrases = phrases;
    }

    static Phrases of(Language language) {
        try (InputStream resource = Phrases.class.getResourceAsStream(language.resource())) {
            if (resource == null) {
                throw new IllegalStateException("no phrases in " + language.resource());
            }
            Properties phrases = new Properties();
            phrases.load(new InputStreamReader(resource, StandardCharsets.UTF_8));
            return new Phrases(language, phrases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String sentence(StatusUpdate.Kind kind) {
        return required(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** For the public: heading, line, or how far it has come. */
    String page(String key) {
        return required("page." + key);
    }

    /** What is to be done, in words of its own for each verb that has some. */
    String aim() {
        return required("aim");
    }

    Map<String, String> aims() {
        return phrases.stringPropertyNames().stream()
                .filter(key -> key.startsWith(AIM))
                .collect(Collectors.toUnmodifiableMap(key -> key.substring(AIM.length()), this::required));
    }

    String line() {
        return required("line");
    }

    String simulated() {
        return required("line.simulated");
    }

    String undecided() {
        return required("line.undecided");
    }

    /** Our word for a fact's value, such as a {@link Reason#tag()}; the value itself where we have none. */
    String word(String fact, String value) {
        return phrases.getProperty(fact + "." + value, value);
    }

    private String required(String key) {
        String phrase = phrases.getProperty(key);
        if (phrase == null || phrase.isBlank()) {
            throw new IllegalStateException("%s has no '%s'".formatted(language.resource(), key));
        }
        return phrase;
    }
}
