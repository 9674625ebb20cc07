package dev.haetae.policy.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a directory of policies; the one place here that touches the file system. */
public final class PolicyDirectory {

    private static final String PLAYBOOKS = "playbooks";

    /** Two thousand rules are a tenth of that. */
    private static final long LARGEST = 4 << 20;

    private final Path directory;
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PolicyDirectory(Path directory) {
        this.directory = directory;
    }

    /** The files that matter. YAML that nobody reads is complained about, anything else is left alone. */
    public static PolicyFiles read(Path directory) {
        PolicyDirectory reading = new PolicyDirectory(directory);
        PolicyFiles.REQUIRED.forEach(reading::read);
        PolicyFiles.OPTIONAL.stream()
                .filter(name -> Files.exists(directory.resolve(name)))
                .forEach(reading::read);
        reading.playbooks().forEach(reading::readPlaybook);
        reading.names(directory).forEach(reading::judgeName);
        InvalidPolicies.throwIfAny(reading.problems);
        return new PolicyFiles(directory.toString(), reading.texts);
    }

    private List<String> playbooks() {
        Path folder = directory.resolve(PLAYBOOKS);
        return names(folder).stream().map(name -> PLAYBOOKS + "/" + name).toList();
    }

    /** What is hidden is an editor's, or Kubernetes' own. */
    private List<String> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            wrong(
                    directory.relativize(folder).toString(),
                    "cannot be listed (%s)".formatted(unreadable),
                    "make the directory readable");
            return List.of();
        }
    }

    /** A calendar.yml would be no calendar, and nobody would know. */
    private void judgeName(String name) {
        boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
        if (yaml && !PolicyFiles.isOne(name) && !name.startsWith("kustomization.")) {
            wrong(
                    name,
                    "nobody reads this file",
                    "one of %s, or a playbook under %s/".formatted(PolicyFiles.names(), PLAYBOOKS));
        }
    }

    private void readPlaybook(String name) {
        if (Files.isDirectory(directory.resolve(name))) {
            wrong(name, "nobody reads a directory here", "its files directly under %s/".formatted(PLAYBOOKS));
        } else if (name.endsWith(".yaml")) {
            read(name);
        } else if (name.endsWith(".yml")) {
            wrong(name, "a playbook's file ends in .yaml", "rename it, or nobody reads it");
        }
    }

    private void read(String name) {
        Path file = directory.resolve(name);
        if (Files.isSymbolicLink(file) && Files.notExists(file)) {
            wrong(name, "the symbolic link leads nowhere", "a link to a file, or the file itself");
            return;
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            wrong(name, "this is no file", "a file of YAML");
            return;
        }
        try {
            if (Files.size(file) > LARGEST) {
                wrong(name, "it is larger than %d MiB".formatted(LARGEST >> 20), "several smaller files");
                return;
            }
            texts.put(name, Files.readString(file));
        } catch (NoSuchFileException missing) {
            wrong(name, "the file is missing", "policies have " + String.join(", ", PolicyFiles.REQUIRED));
        } catch (CharacterCodingException notUtf8) {
            wrong(name, "this is not UTF-8", "save it as UTF-8");
        } catch (IOException unreadable) {
            wrong(name, "it cannot be read (%s)".formatted(unreadable), "make it readable");
        }
    }

    private void wrong(String name, String what, String instead) {
        problems.add(Problem.of(name, Place.START, what, instead));
    }
}
