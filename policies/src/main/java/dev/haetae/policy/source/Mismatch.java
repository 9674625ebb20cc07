package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One difference between a document and its schema, told in the words of the schema's titles and descriptions. */
record Mismatch(Document document, Error error, Schemas schemas) {

    Problem problem() {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey();
            case "required" -> missingKey();
            case "oneOf" -> wrongChoice(choice().orElseThrow());
            case "minItems", "minProperties" -> wrongValue("%s is empty".formatted(title()));
            case "uniqueItems" -> wrongValue("%s says something twice".formatted(title()));
            default -> wrongValue(misfit());
        };
    }

    /** False for what another problem of the same value tells better. */
    boolean isTold(List<Error> all) {
        boolean partOfChoice = error.getSchemaLocation().toString().contains(Choice.WITHIN);
        boolean misspelt = error.getKeyword().equals("oneOf")
                && choice().filter(this::isUnsaid).isPresent()
                && all.stream().anyMatch(this::isUnknownKeyHere);
        return !partOfChoice && !misspelt;
    }

    private boolean isUnknownKeyHere(Error other) {
        return other.getKeyword().equals("additionalProperties")
                && other.getInstanceLocation().equals(error.getInstanceLocation());
    }

    private Problem unknownKey() {
        String key = error.getProperty();
        Place place = document.positions().ofKey(instance().appendProperty(key));
        Optional<Choice> choice = choice().filter(this::isUnsaid);
        if (choice.isPresent()) {
            return problem(
                    place,
                    "\"%s\" is not %s".formatted(key, choice.get().title()),
                    Nearest.question(key, choice.get().keys()) + choice.get().spoken());
        }
        List<String> known = schema().get("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        String has = Nearest.question(key, known) + "it has " + String.join(", ", known);
        return problem(place, "%s has no \"%s\"".formatted(title(), key), has);
    }

    private Problem wrongChoice(Choice choice) {
        List<String> said = choice.saidIn(document.root().at(instance()));
        String what = said.isEmpty()
                ? "%s needs %s".formatted(title(), choice.title())
                : "%s needs only %s, and has %s".formatted(title(), choice.title(), String.join(", ", said));
        return problem(document.positions().ofValue(instance()), what, choice.spoken());
    }

    private Optional<Choice> choice() {
        return Choice.of(schema());
    }

    private boolean isUnsaid(Choice choice) {
        return choice.saidIn(document.root().at(instance())).isEmpty();
    }

    private Problem missingKey() {
        JsonPointer property = schemaPointer().appendProperty("properties").appendProperty(error.getProperty());
        String expected = schemas.part(error.getSchemaLocation(), property)
                .path("description")
                .asText();
        return problem(
                document.positions().ofValue(instance()),
                "%s needs \"%s\"".formatted(title(), error.getProperty()),
                "%s: %s".formatted(error.getProperty(), expected));
    }

    private Problem wrongValue(String what) {
        return problem(
                document.positions().ofValue(instance()),
                what,
                schema().path("description").asText());
    }

    private String misfit() {
        JsonNode value = document.root().at(instance());
        return switch (value.getNodeType()) {
            case NULL, MISSING -> "nothing stands where %s belongs".formatted(title());
            case OBJECT -> "a mapping is not " + title();
            case ARRAY -> "a list is not " + title();
            default -> "%s is not %s".formatted(value, title());
        };
    }

    private Problem problem(Place place, String what, String instead) {
        return Problem.of(document.file(), place, what, instead);
    }

    private String title() {
        return schema().path("title").asText();
    }

    /** The schema around the keyword that complained. */
    private JsonNode schema() {
        return schemas.part(error.getSchemaLocation(), schemaPointer());
    }

    private JsonPointer schemaPointer() {
        String fragment = error.getSchemaLocation().getFragment().toString();
        return JsonPointer.compile(fragment).head();
    }

    private JsonPointer instance() {
        return JsonPointer.compile(error.getInstanceLocation().toString());
    }
}
