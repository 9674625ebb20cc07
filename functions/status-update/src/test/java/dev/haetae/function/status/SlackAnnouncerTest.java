package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.Announcer.Told;
import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.AnnouncerContract;
import dev.haetae.testkit.StatusUpdates;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SlackAnnouncerTest extends AnnouncerContract {

    @Inject
    SlackAnnouncer announcer;

    @Inject
    ScriptedPeer peer;

    @Inject
    ScriptedChannels channels;

    @Inject
    CircuitBreakerMaintenance breakers;

    private final SlackFake slack = new SlackFake();

    @BeforeEach
    void works() {
        peer.plays(slack);
        channels.bot = true;
        breakers.resetAll();
    }

    @Override
    protected Announcer announcer() {
        return announcer;
    }

    @Override
    protected List<String> seen() {
        return slack.messages.stream()
                .flatMap(message -> message.path("text").asText().lines())
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(ScriptedChannels.TOKEN, ScriptedChannels.WEBHOOK);
    }

    @Test
    void anIncidentIsOneThreadWhoseHeadSaysTheLatest() {
        String head = told(Kind.OPENED, null, false);
        String second = told(Kind.ACTING, head, false);
        String third = told(Kind.RESOLVED, second, false);

        assertThat(head).isEqualTo("C0123ABC/1700000000.000001");
        assertThat(third).isEqualTo(head + "/1700000000.000003");
        assertThat(slack.messages).hasSize(3);
        assertThat(slack.messages.getFirst().path("text").asText()).contains("Resolved:");
        assertThat(slack.messages.subList(1, 3))
                .extracting(message -> message.path("thread_ts").asText())
                .containsOnly("1700000000.000001");
    }

    @Test
    void whatTheThreadShowsIsNotToldAgain() {
        String head = told(Kind.OPENED, null, false);
        String reply = told(Kind.ACTING, head, false);

        assertThat(told(Kind.ACTING, head, true)).isEqualTo(reply);
        assertThat(slack.messages).hasSize(2);
    }

    @Test
    void whatAChannelShowsIsNotToldAgain() {
        String head = told(Kind.OPENED, null, false);

        assertThat(told(Kind.OPENED, null, true)).isEqualTo(head);
        assertThat(slack.messages).hasSize(1);
    }

    @Test
    void anAlertCannotCallAWholeChannel() {
        announcer.tell(StatusUpdates.of(Kind.OPENED, null, "<!channel> & <@U1>", Map.of(), false));

        assertThat(slack.messages.getFirst().path("text").asText())
                .contains("&lt;!channel&gt; &amp; &lt;@U1&gt;")
                .doesNotContain("<");
    }

    @Test
    void aHeadThatIsGoneDoesNotCostTheReply() {
        String head = told(Kind.OPENED, null, false);
        peer.next(Script.answer(
                200,
                slack.apply(new ScriptedPeer.Request("POST", peer.uri("/slack/chat.postMessage"), null, reply()))));
        peer.next(Script.answer(200, "{\"ok\":false,\"error\":\"message_not_found\"}"));

        assertThat(told(Kind.ACTING, head, false)).startsWith(head + "/");
    }

    @Test
    void withoutABotAWebhookGetsMessages() {
        channels.bot = false;

        told(Kind.OPENED, null, false);
        told(Kind.ACTING, "webhook inc-7-opened", false);

        assertThat(peer.requests())
                .extracting(request -> request.uri().getPath())
                .containsOnly(ScriptedChannels.WEBHOOK);
        assertThat(slack.messages).noneMatch(message -> message.has("thread_ts"));
    }

    @Test
    void speaksTheLanguagesOfItsAudience() {
        announcer.tell(
                StatusUpdates.of(Kind.ACTING),
                new Audience(Optional.of("#game"), Set.of("en"), Optional.empty(), false));

        assertThat(seen()).singleElement().asString().contains("Acting in mode");
    }

    private static ObjectNode reply() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String told(Kind kind, String earlier, boolean again) {
        StatusUpdate update = StatusUpdates.of(kind);
        Told told = announcer.tell(
                update, new Audience(Optional.of(SlackFake.CHANNEL), Set.of(), Optional.ofNullable(earlier), again));
        assertThat(told).isInstanceOf(Told.Delivered.class);
        return ((Told.Delivered) told).reference();
    }
}
