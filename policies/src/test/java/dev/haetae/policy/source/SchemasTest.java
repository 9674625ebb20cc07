package dev.haetae.policy.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas are what editors and the loader speak with: each part needs its words. */
class SchemasTest {

    static List<String> names() {
        return Schemas.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPartSaysWhatItIsAndWhatWouldBeRight(String name) throws IOException {
        JsonNode schema = new JsonMapper().readTree(PolicyFiles.resource("schema/" + name + ".schema.json"));

        assertThat(parts(name, schema).toList()).isNotEmpty().allSatisfy(part -> {
            assertThat(part.getValue().path("title").asText()).as(part.getKey()).isNotEmpty();
            assertThat(part.getValue().path("description").asText())
                    .as(part.getKey())
                    .isNotEmpty();
        });
    }

    static Stream<Path> policies() throws IOException {
        try (Stream<Path> top = Files.list(Path.of("."));
                Stream<Path> playbooks = Files.list(Path.of("playbooks"))) {
            return Stream.concat(top, playbooks).filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void everyFileTellsEditorsItsSchema(Path file) throws IOException {
        String modeline = Files.readAllLines(file).getFirst();
        String schema = modeline.replace("# yaml-language-server: $schema=", "");

        assertThat(schema).endsWith(".schema.json");
        assertThat(file.resolveSibling(schema)).exists();
    }

    @Test
    void aPlaybookIsCompleteInUnderFifteenLines() {
        for (String name : PolicyFiles.SHIPPED_PLAYBOOKS) {
            assertThat(PolicyFiles.resource(name).lines().count()).as(name).isLessThan(15);
        }
    }

    private static Stream<Map.Entry<String, JsonNode>> parts(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return Stream.of();
        }
        Stream<Map.Entry<String, JsonNode>> nested = Stream.of("properties", "$defs")
                .flatMap(group -> schema.path(group).properties().stream())
                .flatMap(part -> parts(name + "/" + part.getKey(), part.getValue()));
        Stream<Map.Entry<String, JsonNode>> inner = Stream.of("items", "additionalProperties")
                .map(schema::path)
                .filter(JsonNode::isObject)
                .flatMap(part -> parts(name + "/*", part));
        return Stream.concat(Stream.of(Map.entry(name, schema)), Stream.concat(nested, inner));
    }
}
