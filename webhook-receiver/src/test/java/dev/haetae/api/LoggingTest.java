package dev.haetae.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.haetae.Practice;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is logged can be changed while everything runs (M4). */
@QuarkusTest
@WithTestResource(Practice.class)
class LoggingTest {

    private static final String CATEGORY = "dev.haetae.of.this.test";

    private static Response set(String category, String body) {
        return given().contentType(ContentType.JSON).body(body).put("/api/v1/logging/" + category);
    }

    @Test
    void aLevelHoldsFromThenOn() {
        assertThat(Logger.getLogger(CATEGORY).isDebugEnabled()).isFalse();

        set(CATEGORY, "{\"level\":\"debug\"}")
                .then()
                .statusCode(200)
                .body("category", equalTo(CATEGORY))
                .body("level", equalTo("debug"))
                .body("before", equalTo("info"));
        assertThat(Logger.getLogger(CATEGORY).isDebugEnabled()).isTrue();
        assertThat(Logger.getLogger(CATEGORY + ".below").isDebugEnabled()).isTrue();

        set(CATEGORY, "{\"level\":\"WARN\"}").then().statusCode(200).body("before", equalTo("debug"));
        assertThat(Logger.getLogger(CATEGORY).isInfoEnabled()).isFalse();
        given().get("/api/v1/logging/" + CATEGORY).then().statusCode(200).body("level", equalTo("warn"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"level\":null}", "{\"level\":\"off\"}", "{\"level\":\"loud\"}"})
    void anotherLevelIsRefusedWithThoseThereAre(String body) {
        set(CATEGORY, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("[error, warn, info, debug]"));
    }

    @Test
    void whatIsNoCategoryIsRefused() {
        set("no category", "{\"level\":\"debug\"}").then().statusCode(400).body("detail", containsString("category"));
    }

    @Test
    void asManyAsMayBeSet() {
        LogLevels levels = new LogLevels();
        for (int i = 0; i < LogLevels.MOST; i++) {
            assertThat(levels.set("some.category." + i, LogLevel.INFO)).isPresent();
        }
        assertThat(levels.set("one.too.many", LogLevel.DEBUG)).isEmpty();
        assertThat(levels.set("some.category.0", LogLevel.WARN)).contains(LogLevel.INFO);
    }
}
