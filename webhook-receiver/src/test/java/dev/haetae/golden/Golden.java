package dev.haetae.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.store.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * A file of what a release stored. It is never changed: a later release that stores something else adds files of its
 * own, and still reads this. {@code -Dgolden.write=src/test/resources/golden} writes those that are missing.
 */
public final class Golden {

    private static final String WRITE = "golden.write";

    private Golden() {}

    /** What this release stores is what is in the file, and is read back as the same. */
    public static <T> void check(String name, T value, Function<T, String> write, Function<String, T> read) {
        String path = "v1/" + name + ".json";
        String stored = stored(path, write.apply(value));
        assertThat(read.apply(stored)).as("%s as read", path).isEqualTo(value);
        assertThat(tree(write.apply(value)))
                .as("what is written now, and in %s", path)
                .isEqualTo(tree(stored));
    }

    private static JsonNode tree(String json) {
        return Json.read(json, JsonNode.class);
    }

    private static String stored(String path, String now) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + path)) {
            if (file == null) {
                return begin(path, now);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String begin(String path, String now) throws IOException {
        String directory = System.getProperty(WRITE, "");
        assertThat(directory)
                .as("golden/%s is missing; -D%s writes it", path, WRITE)
                .isNotBlank();
        Path file = Path.of(directory).resolve(path);
        Files.createDirectories(file.getParent());
        return Files.readString(Files.writeString(file, now + "\n"));
    }
}
