package dev.haetae.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The smallest policies that load, with some files written otherwise. */
final class Written {

    static final String PLAYBOOK = "playbooks/a.yaml";

    private static final Map<String, String> SMALLEST = Map.of(
            "correlation.yaml", "rules: []\ndefault: [cluster, namespace, service]\n",
            "guardrails.yaml", """
            floor: 1
            ceiling: 10
            coolDown: 10m
            staleAfter: 2m
            deadline: 15m
            verifyWithin: 5m
            holdDown: 2m
            lockFor: 20m
            """,
            "inhibition.yaml", "rules: []\n",
            "services.yaml", "services: {}\n",
            "severity.yaml", "rules: []\ndefault: {critical: Sev2, warning: Sev3, info: Sev3}\n");

    private final Map<String, String> files = new TreeMap<>(SMALLEST);

    static Written with(String file, String text) {
        return new Written().and(file, text);
    }

    Written and(String file, String text) {
        files.put(file, text);
        return this;
    }

    Written without(String file) {
        files.remove(file);
        return this;
    }

    Path in(Path directory) {
        files.forEach((name, text) -> write(directory.resolve(name), text));
        return directory;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
