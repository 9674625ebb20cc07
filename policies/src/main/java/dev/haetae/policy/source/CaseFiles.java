package dev.haetae.policy.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The texts of the cases of one set of policies, by file name relative to its directory: {@code cases/storm.yaml}. */
public record CaseFiles(SortedMap<String, String> texts) {

    private static final String CASES = "cases";

    public CaseFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** None where the directory has no cases. */
    public static CaseFiles read(Path directory) {
        Path folder = directory.resolve(CASES);
        if (!Files.isDirectory(folder)) {
            return new CaseFiles(new TreeMap<>());
        }
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : names(folder)) {
            texts.put(CASES + "/" + name, text(folder, name));
        }
        return new CaseFiles(texts);
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith(".") && (name.endsWith(".yaml") || name.endsWith(".yml")))
                    .toList();
        } catch (IOException unreadable) {
            throw wrong(CASES, "cannot be listed (%s)".formatted(unreadable), "make the directory readable");
        }
    }

    private static String text(Path folder, String name) {
        if (name.endsWith(".yml")) {
            throw wrong(CASES + "/" + name, "a case file ends in .yaml", "rename it, or nobody runs it");
        }
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException unreadable) {
            throw wrong(CASES + "/" + name, "it cannot be read (%s)".formatted(unreadable), "UTF-8, and readable");
        }
    }

    private static InvalidPolicies wrong(String name, String what, String instead) {
        return new InvalidPolicies(List.of(Problem.of(name, Place.START, what, instead)));
    }
}
