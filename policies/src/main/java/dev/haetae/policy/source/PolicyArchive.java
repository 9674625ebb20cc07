package dev.haetae.policy.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A directory of policies as one ZIP, as it is sent to be tried. Nothing of it is written anywhere, and it unpacks to a
 * bounded size whatever it claims.
 */
public final class PolicyArchive {

    private static final String ORIGIN = "the archive";
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_FILES = 10_000;

    private final SortedMap<String, String> texts = new TreeMap<>();
    private int files;
    private int bytes;

    private PolicyArchive() {}

    /** Throws {@link InvalidPolicies} when that is no ZIP, or none that could be policies. */
    public static PolicyFiles read(byte[] zip) {
        PolicyArchive archive = new PolicyArchive();
        try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                archive.add(entry, entries);
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            throw invalid("it cannot be unpacked (%s)".formatted(unreadable.getMessage()));
        }
        if (archive.files == 0) {
            throw invalid("it is no ZIP, or an empty one");
        }
        return archive.files();
    }

    /** What {@link #read} reads. */
    public static byte[] write(PolicyFiles files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.texts().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void add(ZipEntry entry, ZipInputStream entries) throws IOException {
        if (++files > MOST_FILES) {
            throw invalid("it has more than %d files".formatted(MOST_FILES));
        }
        // what is not read is unpacked all the same, and must not be endless either
        byte[] content = content(entries);
        if (!entry.isDirectory() && entry.getName().endsWith(".yaml")) {
            texts.put(entry.getName(), text(entry.getName(), content));
        }
    }

    private byte[] content(ZipInputStream entries) throws IOException {
        byte[] content = entries.readNBytes(MOST_BYTES - bytes + 1);
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw invalid("it unpacks to more than %d MiB".formatted(MOST_BYTES >> 20));
        }
        return content;
    }

    private static String text(String name, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw new InvalidPolicies(List.of(Problem.of(name, Place.START, "this is not UTF-8", "save it as UTF-8")));
        }
    }

    /** An archive of the directory itself names everything under it, one of its contents does not. */
    private PolicyFiles files() {
        String prefix = texts.keySet().stream()
                .filter(name -> name.endsWith("severity.yaml"))
                .map(name -> name.substring(0, name.length() - "severity.yaml".length()))
                .findFirst()
                .orElse("");
        SortedMap<String, String> policies = new TreeMap<>();
        texts.forEach((name, text) -> {
            if (name.startsWith(prefix) && PolicyFiles.isOne(name.substring(prefix.length()))) {
                policies.put(name.substring(prefix.length()), text);
            }
        });
        return PolicyFiles.of(ORIGIN, policies);
    }

    private static InvalidPolicies invalid(String what) {
        return new InvalidPolicies(List.of(Problem.of(
                ORIGIN, Place.START, what, "a ZIP of the files of a policy directory, no larger than that")));
    }
}
