package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.AnnouncerContract;
import dev.haetae.testkit.StatusUpdates;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatuspageAnnouncerTest extends AnnouncerContract {

    @Inject
    StatuspageAnnouncer announcer;

    @Inject
    ScriptedPeer peer;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final StatuspageFake page = new StatuspageFake();

    @BeforeEach
    void works() {
        peer.plays(page);
        breakers.resetAll();
    }

    @Override
    protected Announcer announcer() {
        return announcer;
    }

    @Override
    protected List<String> seen() {
        return page.bodies.stream()
                .flatMap(String::lines)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(ScriptedChannels.API_KEY);
    }

    @Test
    void isCreatedOnceAndChangedFromThenOn() {
        String id = told(Kind.OPENED, null, false);
        told(Kind.APPLIED, id, false);
        told(Kind.RESOLVED, id, false);

        assertThat(peer.requests()).extracting(ScriptedPeer.Request::method).containsExactly("POST", "PATCH", "PATCH");
        assertThat(page.incidents.get(id).path("status").asText()).isEqualTo("resolved");
        assertThat(page.incidents.get(id).path("impact_override").asText()).isEqualTo("major");
    }

    @Test
    void whatMayHaveBeenCreatedIsLookedForFirst() {
        String id = told(Kind.OPENED, null, false);

        assertThat(told(Kind.OPENED, null, true)).isEqualTo(id);
        assertThat(page.bodies).hasSize(1);
    }

    @Test
    void whatThePageShowsIsNotToldAgain() {
        String id = told(Kind.OPENED, null, false);
        told(Kind.APPLIED, id, false);
        told(Kind.APPLIED, id, true);

        assertThat(page.bodies).hasSize(2);
    }

    @Test
    void thePublicReadsNothingOfTheMachinery() {
        told(Kind.APPLIED, null, false);

        assertThat(page.bodies.getFirst()).contains("조치를 마쳤습니다", "watching").doesNotContain("Deployment", "scale");
    }

    private String told(Kind kind, String earlier, boolean again) {
        Told told = announcer.tell(
                StatusUpdates.of(kind), new Audience(Optional.empty(), Set.of(), Optional.ofNullable(earlier), again));
        assertThat(told).isInstanceOf(Told.Delivered.class);
        return ((Told.Delivered) told).reference();
    }
}
