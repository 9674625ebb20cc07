package dev.haetae.schedule;

import static dev.haetae.schedule.Forgery.NOON;
import static dev.haetae.schedule.Forgery.SET;
import static dev.haetae.schedule.Forgery.after;
import static dev.haetae.schedule.Forgery.deed;
import static dev.haetae.schedule.Forgery.scale;
import static dev.haetae.schedule.Forgery.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Rollback;
import dev.haetae.contract.Scale;
import dev.haetae.incident.Happening;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What nobody agreed to is reported where somebody had to, and nothing else. */
class TrustingTest {

    private static final Scale GROWN = scale("a/0", "arena", 2, 4);

    private final Forgery forgery = new Forgery();

    private List<String> broken(Deed... deeds) {
        return new Trusting(List.of(deeds), forgery.facts, forgery.incidents).broken();
    }

    @Test
    void whatAPlaybookIsTrustedWithIsFine() {
        assertThat(broken(deed("arena", "grow", GROWN, NOON))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"watch, OBSERVE", "hint, SUGGEST"})
    void whatMayOnlyBeSaid(String playbook, String mode) {
        forgery.facts.agrees("a", GROWN, NOON.minusSeconds(1));
        assertThat(broken(deed("arena", playbook, GROWN, NOON)))
                .singleElement()
                .asString()
                .startsWith("ordered in mode " + mode);
    }

    @Test
    void whatNobodyAgreedTo() {
        Deed deed = deed("arena", "take-back", rollback("a/0"), NOON);
        assertThat(broken(deed)).singleElement().asString().startsWith("nobody agreed (mode APPROVE");

        forgery.facts.agrees("a", rollback("a/9"), NOON.plusSeconds(1));
        assertThat(broken(deed)).as("agreed to too late").hasSize(1);

        forgery.facts.agrees("a", rollback("a/9"), NOON.minusSeconds(1));
        assertThat(broken(deed)).isEmpty();
        assertThat(broken(deed, deed("arena", "take-back", rollback("a/1"), NOON)))
                .as("one yes for two orders")
                .hasSize(1);
    }

    @Test
    void aYesToSomethingElse() {
        forgery.facts.agrees("a", scale("a/0", "arena", 2, 3), NOON.minusSeconds(2));
        forgery.facts.agrees("b", GROWN, NOON.minusSeconds(1));
        assertThat(broken(deed(SET, "arena", "take-back", 1, GROWN, NOON))).hasSize(1);
    }

    @Test
    void aReleaseTakenBackByItself() {
        assertThat(broken(deed(SET, "arena", "revive", 2, rollback("a/2"), NOON)))
                .singleElement()
                .asString()
                .startsWith("nobody agreed (mode AUTO");
    }

    @Test
    void whatIsTrustedNoMore() {
        forgery.told("lobby", "grow", scale("b/0", "lobby", 2, 4), worse(scale("b/0", "lobby", 2, 4)));
        Deed deed = deed("arena", "grow", GROWN, after(5));
        assertThat(broken(deed)).singleElement().asString().startsWith("nobody agreed (mode AUTO, distrusted true)");

        forgery.facts.trusts("grow", after(1));
        assertThat(broken(deed)).isEmpty();
    }

    private static Happening worse(Scale order) {
        return new Happening.StepJudged(0, order, Happening.Result.WORSE);
    }

    private static Rollback rollback(String id) {
        var release = new Rollback.Release("uid", "r2", NOON, "r1", Map.of(), null, 4, 4, 4, false);
        return new Rollback(id, workload("arena"), "r1", release, after(2));
    }
}
