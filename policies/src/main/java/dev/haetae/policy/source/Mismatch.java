package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.stream.Collectors;

/** One difference between a document and its schema, told in the words of the schema's titles and descriptions. */
record Mismatch(Document document, Error error, Schemas schemas) {

    Problem problem() {
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey();
            case "required" -> missingKey();
            case "minItems" -> wrongValue("%s is empty".formatted(title()));
            case "uniqueItems" -> wrongValue("%s says something twice".formatted(title()));
            default -> wrongValue(misfit());
        };
    }

    private Problem unknownKey() {
        String known = schema().get("properties").properties().stream()
                .map(property -> property.getKey())
                .collect(Collectors.joining(", "));
        Place place = document.positions().ofKey(instance().appendProperty(error.getProperty()));
        return problem(place, "%s has no \"%s\"".formatted(title(), error.getProperty()), "it has " + known);
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
