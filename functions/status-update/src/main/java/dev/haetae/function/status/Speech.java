package dev.haetae.function.status;

import dev.haetae.contract.StatusUpdate;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An update in the languages that an audience reads, Korean first. */
@Singleton
class Speech {

    private final Map<Language, Phrasebook> books;

    @Inject
    Speech(ChannelsConfig config) {
        books = Arrays.stream(Language.values())
                .collect(Collectors.toMap(Function.identity(), language -> Phrasebook.of(language, config.zone())));
    }

    /** One line for each language; all languages where none is named, or none that we speak. */
    List<String> lines(StatusUpdate update, Set<String> languages) {
        return books(languages).map(book -> book.say(update)).toList();
    }

    /** The same for the public: what they notice of it, and nothing of the machinery. */
    List<String> notices(StatusUpdate update, PageStatus status, Set<String> languages) {
        return books(languages).map(book -> book.notice(update, status)).toList();
    }

    /** What the notices are headed by. */
    String heading(StatusUpdate update) {
        return books.get(Language.EN).heading(update);
    }

    private Stream<Phrasebook> books(Set<String> languages) {
        List<Language> wanted = Arrays.stream(Language.values())
                .filter(language -> languages.contains(language.name().toLowerCase(Locale.ROOT)))
                .toList();
        return (wanted.isEmpty() ? List.of(Language.values()) : wanted).stream().map(books::get);
    }
}
