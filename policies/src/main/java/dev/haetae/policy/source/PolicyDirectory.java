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

    private final Path directory;
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private PolicyDirectory(Path directory) {
        this.directory = directory;
    }

    /** The files that matter; anything else in the directory is left alone. */
    public static PolicyFiles read(Path directory) {
        PolicyDirectory reading = new PolicyDirectory(directory);
        PolicyFiles.REQUIRED.forEach(reading::read);
        PolicyFiles.OPTIONAL.stream()
                .filter(name -> Files.exists(directory.resolve(name)))
                .forEach(reading::read);
        reading.playbooks().forEach(reading::readPlaybook);
        InvalidPolicies.throwIfAny(reading.problems);
        return new PolicyFiles(directory.toString(), reading.texts);
    }

    private List<String> playbooks() {
        Path folder = directory.resolve(PLAYBOOKS);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .map(name -> PLAYBOOKS + "/" + name)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            wrong(PLAYBOOKS, "cannot be listed (%s)".formatted(unreadable), "make the directory readable");
            return List.of();
        }
    }

    private void readPlaybook(String name) {
        if (name.endsWith(".yaml")) {
            read(name);
        } else if (name.endsWith(".yml")) {
            wrong(name, "a playbook's file ends in .yaml", "rename it, or nobody reads it");
        }
    }

    private void read(String name) {
        try {
            texts.put(name, Files.readString(directory.resolve(name)));
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
