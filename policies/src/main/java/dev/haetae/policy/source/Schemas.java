package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schemas of the policy files: what an editor completes by is what the loader checks by. */
final class Schemas {

    static final List<String> NAMES = List.of(
            "case",
            "calendar",
            "correlation",
            "escalation",
            "guardrails",
            "inhibition",
            "notifications",
            "playbook",
            "services",
            "severity",
            "values");

    /** Never fetched: only a base for the schemas' references to each other. */
    private static final String BASE = "https://haetae.invalid/schema/";

    private final Map<String, JsonNode> trees = new HashMap<>();
    private final SchemaRegistry registry;

    Schemas() {
        Map<String, String> texts = new HashMap<>();
        NAMES.forEach(name -> texts.put(address(name), PolicyFiles.resource("schema/" + name + ".schema.json")));
        texts.forEach((address, text) -> trees.put(address, tree(text)));
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    }

    /** Adds everything in which the document differs from its schema to the document's problems. */
    void check(Document document) {
        List<Error> errors = schema(document.file()).validate(document.root());
        errors.stream()
                .map(error -> new Mismatch(document, error, this))
                .filter(mismatch -> mismatch.isTold(errors))
                .map(Mismatch::problem)
                .forEach(document.problems()::add);
    }

    /** The part of a schema that a location names, with a reference followed. */
    JsonNode part(SchemaLocation location, JsonPointer within) {
        return follow(location.getAbsoluteIri().toString(), within);
    }

    private JsonNode follow(String address, JsonPointer within) {
        JsonNode part = trees.get(address).at(within);
        if (!part.has("$ref")) {
            return part;
        }
        String[] reference = part.get("$ref").asText().split("#", 2);
        return follow(reference[0].isEmpty() ? address : BASE + reference[0], JsonPointer.compile(reference[1]));
    }

    private Schema schema(String file) {
        return registry.getSchema(SchemaLocation.of(address(name(file))));
    }

    /** Of one kind each folder has many, the other files are one of a kind. */
    private static String name(String file) {
        int folder = file.indexOf("s/");
        return folder < 0 ? file.replace(".yaml", "") : file.substring(0, folder);
    }

    private static String address(String name) {
        return BASE + name + ".schema.json";
    }

    private static JsonNode tree(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a schema in the jar is not JSON", impossible);
        }
    }
}
