package dev.haetae.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One fault: the requests it strikes, how often, and what it does to them. */
public final class Fault {

    private final int id;
    private final String verb;
    private final Pattern path;
    private final int times;
    private final Effect effect;
    private final List<Runnable> releases = new ArrayList<>();
    private int hits;

    private Fault(int id, String verb, Pattern path, int times, Effect effect) {
        this.id = id;
        this.verb = verb;
        this.path = path;
        this.times = times;
        this.effect = effect;
    }

    static Fault of(int id, JsonNode json) {
        try {
            Pattern path = Pattern.compile(json.path("path").asText(""));
            return new Fault(
                    id, json.path("verb").asText("*"), path, json.path("times").asInt(0), Effect.of(json));
        } catch (PatternSyntaxException e) {
            throw Refusal.badRequest("path is no regular expression: " + e.getMessage());
        }
    }

    int id() {
        return id;
    }

    public Effect effect() {
        return effect;
    }

    boolean strikes(String method, String kubernetesVerb, String requestPath) {
        boolean isSpent = times > 0 && hits >= times;
        boolean isVerb = verb.equals("*") || verb.equals(method) || verb.equals(kubernetesVerb);
        return !isSpent && isVerb && path.matcher(requestPath).find();
    }

    Fault hit() {
        hits++;
        return this;
    }

    /** Keeps a connection open until this fault is deleted, when it is cut. */
    public void hold(Runnable cut) {
        releases.add(cut);
    }

    void release() {
        releases.forEach(Runnable::run);
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", id).put("verb", verb).put("path", path.pattern());
        json.put("times", times).put("effect", effect.name());
        switch (effect) {
            case Effect.Delay delay -> json.put("delayMs", delay.millis());
            case Effect.Status status -> json.put("code", status.code()).put("message", status.message());
            case Effect.HangBefore _, Effect.HangAfter _, Effect.Close _ -> {}
        }
        return json.put("hits", hits);
    }
}
