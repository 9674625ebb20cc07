package dev.haetae.scenarios;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One alert from its first webhook on, and the incident that it leads to, as people see it over the API. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration NOW_AND_THEN = Duration.ofMillis(200);
    private static final Map<String, Playbook> PLAYBOOKS = new HashMap<>();

    static {
        Policies.shipped().playbooks().forEach(playbook -> PLAYBOOKS.put(playbook.name(), playbook));
    }

    private final Api api;
    private final Map<String, String> labels;
    private final Instant began = Instant.now();
    private String incident;
    private boolean over;

    private Story(Api api, Map<String, String> labels) {
        this.api = api;
        this.labels = labels;
    }

    /** The alert fires, and the incident is there. */
    static Story of(Api api, Map<String, String> labels) {
        Story story = new Story(api, labels);
        String alert = story.send("firing").path("ids").path(0).asText();
        story.until(
                () -> api.get("/api/v1/alerts/" + alert).path("state").asText().equals("incident"));
        story.incident = api.get("/api/v1/alerts/" + alert).path("incident").asText();
        return story;
    }

    /** As Alertmanager says it once the cluster is well again. */
    void alertIsGone() {
        if (!over) {
            over = true;
            send("resolved");
        }
    }

    /** The alert goes, if it has not, and with it the incident. */
    void ends() {
        alertIsGone();
        until(this::isClosed);
    }

    private JsonNode send(String status) {
        String end =
                status.equals("firing") ? "0001-01-01T00:00:00Z" : Instant.now().toString();
        return api.post(
                "/webhooks/alertmanager",
                Map.of(
                        "version",
                        "4",
                        "groupKey",
                        labels.toString(),
                        "alerts",
                        List.of(Map.of(
                                "status",
                                status,
                                "labels",
                                labels,
                                "annotations",
                                Map.of(),
                                "startsAt",
                                began.toString(),
                                "endsAt",
                                end,
                                "fingerprint",
                                "%016x".formatted(labels.hashCode())))));
    }

    void until(BooleanSupplier holds) {
        await().pollInterval(NOW_AND_THEN).atMost(PATIENCE).until(holds::getAsBoolean);
    }

    void staysFor(Duration time, BooleanSupplier holds) {
        await().pollInterval(NOW_AND_THEN).during(time).atMost(PATIENCE).until(holds::getAsBoolean);
    }

    JsonNode read() {
        return api.get("/api/v1/incidents/" + incident);
    }

    boolean isClosed() {
        return read().path("state").asText().equals("closed");
    }

    boolean isHeld() {
        return read().has("held");
    }

    boolean has(String type) {
        return types().contains(type);
    }

    List<String> types() {
        return timeline().map(entry -> entry.path("type").asText()).toList();
    }

    /** Something was done that was more than a look around. */
    boolean hasActed() {
        return timeline()
                .filter(entry -> entry.path("type").asText().equals("action-ended"))
                .anyMatch(entry -> !entry.at("/action/verb").asText().equals("diagnose"));
    }

    /** Why, of each event of that type. */
    List<String> sentences(String type) {
        return timeline()
                .filter(entry -> entry.path("type").asText().equals(type))
                .map(entry -> entry.path("sentence").asText())
                .toList();
    }

    /** Why, in a word, of each event of that type. */
    Stream<String> reasons(String type) {
        return timeline()
                .filter(entry -> entry.path("type").asText().equals(type))
                .map(entry -> entry.path("reason").asText());
    }

    /** The ladder as far as it was climbed: {@code restart helped}. */
    List<String> steps() {
        JsonNode incident = read();
        Playbook playbook = PLAYBOOKS.get(incident.path("playbook").asText());
        return StreamSupport.stream(incident.path("steps").spliterator(), false)
                .map(step -> "%s %s"
                        .formatted(name(playbook, step), step.path("state").asText()))
                .toList();
    }

    private static String name(Playbook playbook, JsonNode step) {
        return playbook == null
                ? step.path("verb").asText()
                : playbook.steps().get(step.path("step").asInt()).name();
    }

    boolean isApprovalWanted() {
        return read().path("progress").path("phase").asText().equals("approval");
    }

    /** The step is carried out, and it is looked at whether it helped. */
    boolean isVerified() {
        return read().path("progress").path("phase").asText().equals("verifying");
    }

    /** An order is on its way. */
    boolean isActing() {
        return read().path("progress").path("phase").asText().equals("acting");
    }

    void agrees() {
        String approval = read().path("progress").path("approval").asText();
        api.post("/api/v1/approvals/" + approval + "/approve", Map.of("by", "mina"));
    }

    void acknowledges() {
        api.post("/api/v1/incidents/" + incident + "/acknowledge", Map.of("by", "mina"));
    }

    void resumes() {
        api.post("/api/v1/incidents/" + incident + "/resume", Map.of("by", "mina"));
    }

    private Stream<JsonNode> timeline() {
        return StreamSupport.stream(read().path("timeline").spliterator(), false);
    }
}
