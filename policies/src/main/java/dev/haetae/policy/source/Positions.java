package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where each key and each value of a YAML file begins. The schema validator's own reader knows values only, and an
 * unknown key is best shown at the key. What a tree cannot show is refused on the way: aliases, which Jackson would
 * read as plain words, keys said twice, and a second document.
 */
final class Positions {

    private final Map<JsonPointer, Place> keys = new HashMap<>();
    private final Map<JsonPointer, Place> values = new HashMap<>();
    private final String file;
    private final List<Problem> problems;
    private boolean ended;

    private Positions(String file, List<Problem> problems) {
        this.file = file;
        this.problems = problems;
    }

    static Positions of(String file, YAMLParser parser, List<Problem> problems) throws IOException {
        Positions positions = new Positions(file, problems);
        for (JsonToken token = parser.nextToken(); token != null && !positions.ended; token = parser.nextToken()) {
            positions.note(token, parser);
        }
        return positions;
    }

    Place ofValue(JsonPointer pointer) {
        return values.getOrDefault(pointer, Place.START);
    }

    Place ofKey(JsonPointer pointer) {
        return keys.getOrDefault(pointer, ofValue(pointer));
    }

    private void note(JsonToken token, YAMLParser parser) throws IOException {
        JsonPointer pointer = parser.getParsingContext().pathAsPointer();
        Place place = Place.of(parser.currentTokenLocation());
        if (token == JsonToken.FIELD_NAME) {
            noteKey(pointer, place, parser.currentName());
        } else if (!token.isStructEnd()) {
            noteValue(pointer, place, parser);
        }
    }

    private void noteKey(JsonPointer pointer, Place place, String name) {
        Place first = keys.putIfAbsent(pointer, place);
        if (first != null) {
            wrong(place, "\"%s\" is said twice".formatted(name), "keep this one or that of line " + first.line());
        }
    }

    private void noteValue(JsonPointer pointer, Place place, YAMLParser parser) throws IOException {
        ended = values.putIfAbsent(pointer, place) != null && pointer.matches();
        if (ended) {
            wrong(place, "a second document begins", "one file holds one document");
        }
        if (parser.isCurrentAlias()) {
            wrong(place, "*%s is a YAML alias".formatted(parser.getText()), "write the value itself, or quote it");
        }
    }

    private void wrong(Place place, String what, String instead) {
        problems.add(Problem.of(file, place, what, instead));
    }
}
