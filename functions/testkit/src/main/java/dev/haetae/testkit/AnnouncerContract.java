package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.StatusUpdate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every announcer must hold to, whatever its channel. Each test starts with an empty channel. */
public abstract class AnnouncerContract {

    protected abstract Announcer announcer();

    /** What people can see on the channel since the test began: one text for each message and language. */
    protected abstract List<String> seen();

    /** Credentials of the channel, none of which may show. */
    protected List<String> secrets() {
        return List.of();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindIsToldWithItsMarkerAndIncident(StatusUpdate.Kind kind) {
        StatusUpdate update = StatusUpdates.of(kind);

        assertDelivered(update);

        assertThat(seen()).isNotEmpty().allSatisfy(text -> assertThat(text).contains(update.id(), update.incident()));
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFactDoesNotKeepPeopleInTheDark(StatusUpdate.Kind kind) {
        assertDelivered(StatusUpdates.of(kind, null, "Matchmaking is slow", Map.of(), false));

        assertThat(seen()).isNotEmpty();
    }

    @Test
    void whatIsSimulatedSaysSo() {
        assertDelivered(StatusUpdates.of(StatusUpdate.Kind.APPLIED, StatusUpdates.FACTS, true));

        assertThat(seen()).isNotEmpty().allSatisfy(text -> assertThat(text).contains("SIMULATED"));
    }

    @Test
    void whatIsRealDoesNotLookSimulated() {
        assertDelivered(StatusUpdates.of(StatusUpdate.Kind.APPLIED, StatusUpdates.FACTS, false));

        assertThat(seen()).isNotEmpty().allSatisfy(text -> assertThat(text).doesNotContain("SIMULATED"));
    }

    @Test
    void textFromAnAlertCannotForgeAMessage() {
        int one = told("calm").size();

        List<String> all = told("calm\r\nINFO forged\u2028forged\u0085forged \u001b[31mred");

        assertThat(all).hasSize(2 * one);
        assertThat(String.join("", all)).doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029\\u0085]");
    }

    @Test
    void noSecretShows() {
        assertDelivered(StatusUpdates.of(StatusUpdate.Kind.OPENED));

        seen().forEach(this::assertNoSecret);
    }

    private List<String> told(String title) {
        assertDelivered(StatusUpdates.of(StatusUpdate.Kind.OPENED, null, title, Map.of("reason", title), false));
        return seen();
    }

    private void assertDelivered(StatusUpdate update) {
        assertThat(announcer().tell(update)).isInstanceOfSatisfying(Announcer.Told.Delivered.class, delivered -> {
            assertThat(delivered.reference()).isNotBlank();
            assertNoSecret(delivered.reference());
        });
    }

    private void assertNoSecret(String text) {
        secrets().forEach(secret -> assertThat(text).doesNotContain(secret));
    }
}
