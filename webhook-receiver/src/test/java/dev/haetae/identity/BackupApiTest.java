package dev.haetae.identity;

import static dev.haetae.identity.Callers.as;
import static dev.haetae.identity.Callers.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A backup is for administrators, and stays where backups are. */
@QuarkusTest
@WithTestResource(RealCluster.class)
class BackupApiTest {

    private static ValidatableResponse backUp(String caller, String body) {
        return as(caller)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/backup")
                .then();
    }

    @Test
    void itIsMadeWhileAllGoesOnAndSaysWhatIsInIt() {
        incident("backed-up");
        String name = UUID.randomUUID() + ".mv";
        var made = backUp("the-admin", "{\"file\":\"" + name + "\"}")
                .statusCode(200)
                .body("bytes", greaterThan(0))
                .body("total", greaterThan(5))
                .body("records.incidents", greaterThan(0))
                .body("records.inbox", greaterThan(0))
                .extract();
        assertThat(Path.of(made.<String>path("file"))).hasFileName(name).exists();

        backUp("the-admin", "{\"file\":\"" + name + "\"}")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("already"));
    }

    @Test
    void itHasANameOfItsOwnWhenNoneIsSaid() {
        backUp("the-admin", "{}").statusCode(200).body("file", containsString("/backup/haetae-2"));
    }

    @Test
    void itIsForAdministrators() {
        backUp("the-approver", "{}").statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.mv", "/tmp/a.mv", "..", ".hidden", "a/b.mv", "a\\\\b.mv", "", "a\\u0000b", "a b"})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        backUp("the-admin", "{\"file\":\"" + name + "\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("letters, digits"));
    }
}
