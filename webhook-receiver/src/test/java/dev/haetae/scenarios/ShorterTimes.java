package dev.haetae.scenarios;

import dev.haetae.policy.source.PolicyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shipped policies with guardrails for a hurry, and playbooks for what no shipped one does. */
final class ShorterTimes {

    private static final String GUARDRAILS = """
            floor: 1
            ceiling: 10
            coolDown: 1s
            staleAfter: 2m
            deadline: 15m
            verifyWithin: 6s
            holdDown: 1s
            lockFor: 15m
            groupInterval: 1s
            raisedFor: 12s
            perHour: {service: 1000, namespace: 1000, all: 1000}
            blastRadius: {targetsAtOnce: 100, percentOfPods: 50}
            storm: {services: 1000, within: 1m, calm: 1m}
            """;

    private static final String UNDONE = """
            name: undone
            scenario: S3
            match: ['alertname="MadeWorse"']
            steps:
              - scale: {by: 2}
                undo: true
                verify: {within: 6s}
              - restart: {how: rolling}
            """;

    private static final String MEASURED = """
            name: measured
            scenario: S3
            match: ['alertname="Measured"']
            steps:
              - scale: {by: 1}
                verify: {promql: 'job:errors:ratio5m{namespace="{namespace}"} < 0.01', within: 6s}
              - scale: {by: 1}
            """;

    /** One of its own, as the next, since a playbook that made something worse is trusted no more. */
    private static final String TAKEN_BACK = """
            name: taken-back
            scenario: S15
            match: ['alertname="ReleaseTakenBack"']
            steps:
              - rollback: {to: last-good, maxAge: 1h}
                mode: approve
                verify: {within: 6s}
              - scale: {by: 1}
            """;

    private static final String RESTARTED = """
            name: restarted
            scenario: S17
            match: ['alertname="RestartedInVain"']
            steps:
              - restart: {how: rolling, batch: 25}
              - scale: {by: 1}
            """;

    private static final String SESSIONS = "http://platform-server/sessions";

    private ShorterTimes() {}

    /**
     * Writes them below {@code directory}; a step's own time to be verified is the guardrails' there.
     *
     * @param sessions where a cache is built from instead
     */
    static Path in(Path directory, URI sessions) {
        SortedMap<String, String> texts = new TreeMap<>(PolicyFiles.shipped().texts());
        texts.replaceAll((file, text) -> text.replaceAll("within: \\w+", "within: 6s"));
        texts.replaceAll((file, text) -> text.replace(SESSIONS, sessions.toString()));
        texts.putAll(Map.of(
                "guardrails.yaml", GUARDRAILS,
                "playbooks/undone.yaml", UNDONE,
                "playbooks/measured.yaml", MEASURED,
                "playbooks/restarted.yaml", RESTARTED,
                "playbooks/taken-back.yaml", TAKEN_BACK));
        Path policies = directory.resolve("policies");
        texts.forEach((file, text) -> write(policies.resolve(file), text));
        return policies;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
