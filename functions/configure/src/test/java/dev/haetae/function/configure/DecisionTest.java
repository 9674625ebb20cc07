package dev.haetae.function.configure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decided on: guest-mode of the map with uid a was off; good until second 30. */
class DecisionTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");
    private static final Target TARGET = new Target("production", "game", Configure.CONFIG_MAP, "features/guest-mode");

    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            as decided on,              on, a, off, -,    -,    false, off|on,   0,  write,          -
            at the last moment,         on, a, off, -,    -,    false, off|on,   30, write,          -
            too late,                   on, a, off, -,    -,    false, off|on,   31, stale,          03:00:30
            done already and late,      on, a, on,  -,    -,    false, off|on,   31, already,        -
            done already though owned,  on, a, on,  Argo, -,    false, -,        0,  already,        -
            done already though paused, on, a, on,  -,    game, true,  off,      0,  already,        -
            owned,                      on, a, off, Argo, -,    false, -,        0,  owned,          Argo
            owned and changed,          on, a, half,Argo, game, false, -,        0,  owned,          Argo
            paused,                     on, a, off, -,    game, false, -,        0,  hands-off,      game
            someone set another,        on, a, half,-,    -,    true,  -,        0,  target-changed, is half
            someone took it away,       on, a, -,   -,    -,    false, -,        0,  target-changed, is not set
            made again,                 on, b, off, -,    -,    false, -,        0,  target-changed, made again
            made again as ordered,      on, b, on,  -,    -,    false, -,        0,  target-changed, made again
            nobody may change it,       on, a, off, -,    -,    true,  -,        0,  unsupported,    immutable
            not what it takes,          2,  a, off, -,    -,    false, off|on,   31, unsafe,         'one of off, on, not 2'
            taken away,                 -,  a, off, -,    -,    false, off|on,   0,  write,          -
            taken away already,         -,  a, -,   -,    -,    false, off|on,   0,  already,        -
            """)
    void decides(
            String situation,
            String ordered,
            String uid,
            String value,
            String owner,
            String paused,
            boolean immutable,
            String allowed,
            int second,
            String decided,
            String saying) {
        Candidate seen = new Candidate.Switch(
                new Setting(uid, value),
                "4711",
                new Custody(paused, false, null, null),
                Optional.ofNullable(owner),
                immutable,
                allowed == null ? List.of() : List.of(new Rule.OneOf(List.of(allowed.split("\\|")))),
                Set.of("reduced", "guest-mod", "serve-from"));

        Decision decision = Decision.on(seen, order(ordered), START.plusSeconds(second));

        assertThat(tag(decision)).as(situation).isEqualTo(decided);
        assertThat(decision.toString()).contains(saying == null ? "" : saying);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"-, unsafe", "on|off, write"})
    void aKeyThatIsNotThereIsSetWhereARuleNamesIt(String allowed, String decided) {
        Candidate seen = new Candidate.Switch(
                new Setting("a", null),
                "4711",
                Custody.NOBODY,
                Optional.empty(),
                false,
                allowed == null ? List.of() : List.of(new Rule.OneOf(List.of(allowed.split("\\|")))),
                Set.of("reduced", "guest-mod", "serve-from"));
        Configure order = new Configure("a-1", TARGET, "on", new Setting("a", null), null, START.plusSeconds(30));

        Decision decision = Decision.on(seen, order, START);

        assertThat(tag(decision)).isEqualTo(decided);
        assertThat(decision.toString())
                .contains(
                        allowed == null
                                ? "features has no key guest-mode, and no rule names it (haetae.dev/values.guest-mode);"
                                        + " it has guest-mod, reduced, serve-from"
                                : "");
    }

    @ParameterizedTest
    @CsvSource({"guest-mode, guest-mode, 0", "guest-mode, guestmode, 1", "kitten, sitting, 3", "'', abc, 3"})
    void likenessCountsLetters(String one, String other, int distance) {
        assertThat(Likeness.distance(one, other)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"1024, true", "1025, false"})
    void aValueIsNotLong(int length, boolean written) {
        Decision decision = Decision.on(anything(), order("x".repeat(length)), START);

        assertThat(decision instanceof Decision.Write).isEqualTo(written);
    }

    @Test
    void aValueIsOneLine() {
        assertThat(tag(Decision.on(anything(), order("on\noff"), START))).isEqualTo("unsafe");
    }

    @Test
    void aFileIsLeftAloneWhateverIsOrdered() {
        Candidate file = new Candidate.File("it is a file");

        assertThat(tag(Decision.on(file, order(null), START))).isEqualTo("unsupported");
    }

    @Test
    void whatIsWrittenIsOneKey() {
        Candidate.Switch seen = anything();

        assertThat(Patch.of(order("on"), seen))
                .contains("\"data\":{\"guest-mode\":\"on\"}", "\"resourceVersion\":\"4711\"", "\"uid\":\"a\"");
        assertThat(Patch.of(order(null), seen)).contains("\"data\":{\"guest-mode\":null}");
    }

    private static Candidate.Switch anything() {
        return new Candidate.Switch(
                new Setting("a", "off"),
                "4711",
                Custody.NOBODY,
                Optional.empty(),
                false,
                Rule.of(Map.of("haetae.dev/values.other", "x"), "guest-mode"),
                Set.of("guest-mode"));
    }

    private static Configure order(String value) {
        return new Configure("a-1", TARGET, value, new Setting("a", "off"), null, START.plusSeconds(30));
    }

    private static String tag(Decision decision) {
        return switch (decision) {
            case Decision.Write(var _) -> "write";
            case Decision.AlreadyApplied(var _) -> "already";
            case Decision.Refused(Refusal reason, var _) -> reason.tag();
        };
    }
}
