package dev.haetae.policy.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.Policies;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyArchiveTest {

    private static final Map<String, String> SHIPPED = PolicyFiles.shipped().texts();

    @ParameterizedTest
    @ValueSource(strings = {"", "my-policies/", "./"})
    void aZipOfADirectoryOrOfItsContentsIsThatDirectory(String prefix) {
        PolicyFiles files = PolicyArchive.read(zip(prefix, SHIPPED));

        assertThat(files.texts()).isEqualTo(SHIPPED);
        assertThat(Policies.of(files).hash()).isEqualTo(Policies.shipped().hash());
    }

    @Test
    void whatIsNoPolicyIsLeftAlone() {
        Map<String, String> more = new TreeMap<>(SHIPPED);
        more.put("README.md", "ours");
        more.put("cases/a.yaml", "cases: []");
        more.put("playbooks/.a.yaml", "half writ");
        more.put("../../etc/playbooks/b.yaml", "elsewhere");

        assertThat(PolicyArchive.read(zip("", more)).texts()).isEqualTo(SHIPPED);
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> PolicyArchive.read(zip("", Map.of("severity.yaml", "rules: []"))))
                .withMessageContaining("guardrails.yaml:1:1: the file is missing; policies have correlation.yaml");
    }

    @Test
    void whatIsNoZipIsSaid() {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> PolicyArchive.read("severity.yaml".getBytes(StandardCharsets.UTF_8)))
                .withMessageContaining("it is no ZIP, or an empty one");
    }

    @Test
    void aZipThatUnpacksToTooMuchIsRefused() {
        String large = "#".repeat(17 * 1024 * 1024);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> PolicyArchive.read(zip("", Map.of("severity.yaml", large))))
                .withMessageContaining("it unpacks to more than 16 MiB");
    }

    private static byte[] zip(String prefix, Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(prefix + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
