package dev.haetae.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.haetae.health.Outside;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code /q/openapi} says is so: every endpoint is in it and no other, each with an example, and examples are taken. */
// its examples fire the alerts of other classes, whose incidents would be joined: beside one that looks at none
@QuarkusTest
@WithTestResource(Outside.class)
class OpenApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode document() throws IOException {
        return JSON.readTree(given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    /** {@code GET /api/v1/incidents/{id}} and the like, as the classes declare them. */
    private static Set<String> endpoints() {
        return new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.haetae.api", "dev.haetae.receive")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::getMethods)
                        .flatMap(Collection::stream)
                        .flatMap(OpenApiTest::endpoint)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> endpoint(JavaMethod method) {
        String root = method.getOwner().getAnnotationOfType(Path.class).value();
        String rest = method.tryGetAnnotationOfType(Path.class).map(Path::value).orElse("");
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .filter(type -> type.isAnnotatedWith(HttpMethod.class))
                .map(type -> type.getSimpleName() + " " + root + rest);
    }

    private static Set<String> documented(JsonNode document) {
        Set<String> all = new TreeSet<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(method -> all.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey()));
        }
        return all;
    }

    @Test
    void everyEndpointIsInItAndNoOther() throws IOException {
        assertThat(documented(document())).containsExactlyElementsOf(endpoints());
    }

    @Test
    void eachSaysWhatItDoesAndWhatItAnswers() throws IOException {
        for (JsonNode path : document().path("paths")) {
            for (JsonNode operation : path) {
                String summary = operation.path("summary").asText();
                assertThat(summary).isNotBlank();
                assertThat(operation.path("responses").size()).as(summary).isGreaterThan(1);
            }
        }
    }

    @Test
    void whateverIsJsonHasAnExample() throws IOException {
        JsonNode document = document();
        Set<JsonNode> bodies = new HashSet<>(document.findValues("application/json"));
        bodies.addAll(document.findValues("application/problem+json"));
        assertThat(bodies)
                .hasSizeGreaterThan(20)
                .allSatisfy(body -> assertThat(body.path("example").isObject())
                        .as("%s", body)
                        .isTrue());
    }

    @Test
    void whatIsReferredToIsThere() throws IOException {
        JsonNode document = document();
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"alertmanager", "grafana", "pagerduty"})
    void theExampleOfAWebhookIsTaken(String kind) throws IOException {
        String path = "/webhooks/" + kind;
        String example = document()
                .path("paths")
                .path(path)
                .path("post")
                .at("/requestBody/content/application~1json/example")
                .toString();

        given().contentType(ContentType.JSON).body(example).post(path).then().statusCode(202);
        given().contentType(ContentType.JSON)
                .body(example)
                .post("/api/v1/simulate?kind=" + kind)
                .then()
                .statusCode(200);
    }
}
