package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.command.PoliciesCommand;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyArchive;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands on policies, as people and CI call them: what they say, and how they end. */
class PoliciesCommandTest {

    private static final String CASE = "cases/mine.yaml";

    @TempDir
    Path mine;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void copyOfTheShippedPolicies() throws IOException {
        try (Stream<Path> files = Files.walk(CasesTest.POLICIES)) {
            files.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().contains("cases")
                            && !file.toString().contains("target"))
                    .forEach(this::copy);
        }
        write(CASE, """
                given: {cluster: production, namespace: game-production}
                cases:
                  - name: one more server helps
                    alerts:
                      - fires: {alertname: GameServerDown, service: game-server, zone: zone-1, severity: critical}
                      - {after: 1m, resolves: GameServerDown}
                    expect:
                      - incident: production/game-production/game-server/zone-1
                        severity: Sev1
                        steps: {diagnose-1: applied, one-more: helped}
                """);
    }

    private void copy(Path file) {
        try {
            Path copy = mine.resolve(CasesTest.POLICIES.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(mine.resolve(file).getParent());
        Files.writeString(mine.resolve(file), text);
    }

    private void replace(String file, String old, String other) throws IOException {
        String before = Files.readString(mine.resolve(file));
        assertThat(before).contains(old);
        Files.writeString(mine.resolve(file), before.replace(old, other));
    }

    private int haetae(Object... words) {
        CommandLine line = PoliciesCommand.line(new ImaginedReceivers())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return line.execute(Stream.of(words).map(Object::toString).toArray(String[]::new));
    }

    @Test
    void testSaysThatEverythingCameAsExpected() {
        assertThat(haetae("test", mine)).isZero();
        assertThat(out.toString())
                .contains("ok      one more server helps  (%s/cases/mine.yaml:3)".formatted(mine))
                .contains("1 case, all as expected");
    }

    @Test
    void testSaysWhatCameOtherwiseAndWhy() throws IOException {
        replace(CASE, "severity: Sev1", "severity: Sev2");

        assertThat(haetae("test", mine)).isEqualTo(1);
        assertThat(out.toString()).containsPattern("""
                FAILED  one more server helps  .*
                        severity of production/game-production/game-server/zone-1
                          expected  Sev2  \\(cases/mine.yaml:9\\)
                          came      Sev1
                          because   Sev1 by rule critical-service: .* \\(severity.yaml:[0-9]+\\)

                1 case, 1 not as expected
                """);
    }

    @Test
    void testTellsTheWholeStoryWhenAsked() {
        haetae("test", mine, "-v");

        assertThat(out.toString())
                .contains("incident production/game-production/game-server/zone-1")
                .containsPattern("03:00:00  severity-decided +Sev1 by rule critical-service")
                .containsPattern("03:03:00  closed +resolved, and quiet since");
    }

    @Test
    void testWritesAReportForCi() throws IOException {
        replace(CASE, "severity: Sev1", "severity: Sev2");
        Path report = mine.resolve("reports/policies.xml");
        haetae("test", mine, "--junit", report);

        assertThat(Files.readString(report))
                .contains("<testsuite name=\"cases/mine.yaml\" tests=\"1\" failures=\"1\" errors=\"0\"")
                .contains("<testcase name=\"one more server helps\" classname=\"cases/mine.yaml\"")
                .contains("<failure type=\"difference\" message=\"severity of production");
    }

    @Test
    void onlyWhatIsAskedForIsRun() {
        assertThat(haetae("test", mine, "--only", "server helps")).isZero();
        assertThat(haetae("test", mine, "--only", "nothing like it")).isEqualTo(2);
        assertThat(out.toString()).contains("No case has \"nothing like it\"");
    }

    @Test
    void whatIsNotValidIsListedWithItsPlace() throws IOException {
        replace(CASE, "one-more", "one-moer");

        assertThat(haetae("test", mine)).isEqualTo(2);
        assertThat(haetae("check", mine)).isEqualTo(1);
        assertThat(out.toString())
                .contains("%s/cases/mine.yaml:10:48: no playbook has a step \"one-moer\"; did you mean one-more?"
                        .formatted(mine));
    }

    @Test
    void checkSaysThatNothingIsWrong() {
        assertThat(haetae("check", mine)).isZero();
        assertThat(out.toString()).contains("cases: 1; nothing is wrong");
    }

    @Test
    void aCommandThatMakesNoSenseIsExplained() {
        assertThat(haetae()).isEqualTo(2);
        assertThat(haetae("test")).isEqualTo(2);
        assertThat(haetae("test", mine.resolve("nowhere"))).isEqualTo(2);
        assertThat(err.toString())
                .contains("Usage: haetae policies")
                .contains("Missing required parameter: 'DIR'")
                .contains("There is no directory");
    }

    private Path captured(String name) {
        return Path.of("src/test/resources/alertmanager", name + ".json").toAbsolutePath();
    }

    @Test
    void aBodyIsSimulatedStepByStep() {
        int end = haetae(
                "simulate",
                mine,
                captured("game-server-down.v0.33"),
                "--at",
                "2026-11-20T03:00:00+09:00",
                "--mode",
                "observe");

        assertThat(end).isZero();
        assertThat(out.toString())
                .contains(
                        "Sev1  production/game-production/game-server/zone-1, playbook game-server-down in mode observe")
                .contains("scale Deployment game-server-zone-1 from 2 to 3")
                .contains("maintenance: no maintenance window holds")
                .contains("03:05:00  handed-over")
                .contains("(playbooks/game-server-down.yaml:9)");
    }

    @Test
    void whatCannotBeSimulatedIsSaid() throws IOException {
        write("severity.yaml", "rules: 1\n");
        assertThat(haetae("simulate", mine, captured("redis-down.v0.33"), "--at", "2026-11-20T03:00:00+09:00"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("severity.yaml:1:8: 1 is not a list of severity rules");

        assertThat(haetae(
                        "simulate", CasesTest.POLICIES, mine.resolve("services.yaml"), "--at", "2026-11-20T03:00:00Z"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("services.yaml: line 1, column 1: not JSON");
        assertThat(haetae("simulate", mine, captured("redis-down.v0.33"), "--at", "tonight"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'tonight' is no time; write it like 2026-11-20T03:00:00+09:00");
    }

    @Test
    void aNightIsReplayedByOtherPolicies() throws IOException {
        Path night = mine.resolve("night.ndjson");
        Files.writeString(night, Deliveries.night(10));

        assertThat(haetae("replay", night, "--in-force", CasesTest.POLICIES, "--candidate", mine))
                .isZero();
        assertThat(out.toString()).contains("10 deliveries, 5 incidents the same, 0 different");

        replace(
                "severity.yaml",
                "severity: Sev1\n    why: players cannot play",
                "severity: Sev2\n    why: players cannot play");
        assertThat(haetae("replay", night, "--in-force", CasesTest.POLICIES, "--candidate", mine))
                .isOne();
        assertThat(out.toString())
                .contains("GameServerDown of game-server\n    severity: Sev1 -> Sev2: Sev2 by rule critical-service")
                .contains("(severity.yaml:");
    }

    @Test
    void aLineThatIsNoDeliveryIsNamed() throws IOException {
        Path night = mine.resolve("night.ndjson");
        Files.writeString(night, Deliveries.night(1) + "what?\n");

        assertThat(haetae("replay", night, "--in-force", mine, "--candidate", mine))
                .isEqualTo(2);
        assertThat(out.toString()).contains("night.ndjson:2: this is no delivery as GET /api/v1/deliveries writes it");
    }

    @Test
    void policiesArePackedAsTheProductTakesThem() throws IOException {
        Path zip = mine.resolve("mine.zip");

        assertThat(haetae("pack", mine, zip)).isZero();
        assertThat(Policies.of(PolicyArchive.read(Files.readAllBytes(zip))).hash())
                .isEqualTo(Policies.load(mine).hash());
        Files.delete(mine.resolve("severity.yaml"));
        assertThat(haetae("pack", mine, zip)).isOne();
        assertThat(out.toString()).contains("severity.yaml:1:1: the file is missing");
    }
}
