package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.contract.StatusUpdate;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Messages in Slack's channels. Each carries its update's id as metadata, which is looked for before it is sent again. */
@Singleton
class SlackMessages {

    private static final String EVENT = "haetae_update";
    private static final String MOST = "200";
    private static final long CLOCKS_DIFFER_SECONDS = 60;

    private final SlackApi api;
    private final ChannelsConfig.Slack config;

    @Inject
    SlackMessages(SlackApi api, ChannelsConfig config) {
        this.api = api;
        this.config = config.slack();
    }

    /** @param thread in which it is a reply; without, it begins one */
    SlackThread post(String channel, Optional<SlackThread> thread, StatusUpdate update, String text) {
        ObjectNode message = message(update, text).put("channel", channel);
        thread.ifPresent(head -> message.put("thread_ts", head.ts()));
        JsonNode answer = api.send(new Call(post("chat.postMessage", message), false, SlackAnswers::read));
        return new SlackThread(
                answer.path("channel").asText(), answer.path("ts").asText());
    }

    void change(SlackThread head, StatusUpdate update, String text) {
        ObjectNode message =
                message(update, text).put("channel", head.channel()).put("ts", head.ts());
        api.send(new Call(post("chat.update", message), true, SlackAnswers::read));
    }

    /** The reply of that update, if the thread shows it. */
    Optional<String> reply(SlackThread thread, StatusUpdate update) {
        return found(
                "conversations.replies",
                Map.of("channel", thread.channel(), "ts", thread.ts(), "oldest", since(update)),
                update);
    }

    /** The message of that update, if the channel shows it; it is asked for by its id, never by a name. */
    Optional<String> head(String channel, StatusUpdate update) {
        return found("conversations.history", Map.of("channel", channel, "oldest", since(update)), update);
    }

    private static String since(StatusUpdate update) {
        return Long.toString(update.at().minusSeconds(CLOCKS_DIFFER_SECONDS).getEpochSecond());
    }

    private Optional<String> found(String method, Map<String, String> query, StatusUpdate update) {
        String words = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        URI uri =
                URI.create("%s/%s?%s&limit=%s&include_all_metadata=true".formatted(config.url(), method, words, MOST));
        HttpRequest request = authorized(Call.to(uri)).GET().build();
        JsonNode messages =
                api.send(new Call(request, true, SlackAnswers::read)).path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(message ->
                        message.at("/metadata/event_payload/update").asText().equals(update.id()))
                .map(message -> message.path("ts").asText())
                .findFirst();
    }

    /** By an incoming webhook, which says nothing but ok. */
    void send(String webhook, String text) {
        ObjectNode message = JsonNodeFactory.instance.objectNode().put("text", text);
        HttpRequest request = Call.json(URI.create(webhook), "POST", message).build();
        api.send(new Call(request, false, UnaryOperator.identity()));
    }

    /** Slack's own marks are taken from the text, so that an alert cannot call a whole channel. */
    static String text(List<String> lines) {
        return String.join("\n", lines)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private HttpRequest post(String method, ObjectNode message) {
        return authorized(Call.json(URI.create(config.url() + "/" + method), "POST", message))
                .build();
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return request.header(
                "Authorization", "Bearer " + config.token().orElseThrow().strip());
    }

    private static ObjectNode message(StatusUpdate update, String text) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("text", text)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
        message.putObject("metadata")
                .put("event_type", EVENT)
                .putObject("event_payload")
                .put("incident", update.incident())
                .put("update", update.id());
        return message;
    }
}
