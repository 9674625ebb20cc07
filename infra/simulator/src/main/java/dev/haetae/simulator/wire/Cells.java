package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the cells of a table from an object. */
record Cells(Clock clock) {

    private static final Pattern BLANK = Pattern.compile("\\{([^}|]*)(?:\\|([^}]*))?}");

    String fill(String text, ObjectNode object) {
        return BLANK.matcher(text).replaceAll(it -> Matcher.quoteReplacement(value(it.group(1), it.group(2), object)));
    }

    private String value(String what, String otherwise, ObjectNode object) {
        return what.startsWith("/")
                ? object.at(what).asText(otherwise == null ? "" : otherwise)
                : computed(what, object);
    }

    private String computed(String what, ObjectNode object) {
        return switch (what) {
            case "age" -> since(object.path("metadata").path("creationTimestamp"));
            case "lastSeen" -> since(object.path("lastTimestamp"));
            case "images" -> join(object.at("/spec/template/spec/containers").valueStream(), "/image");
            case "containers" -> Integer.toString(object.at("/spec/containers").size());
            case "readyContainers" ->
                Long.toString(object.at("/status/containerStatuses")
                        .valueStream()
                        .filter(it -> it.path("ready").asBoolean())
                        .count());
            case "ports" -> join(object.at("/spec/ports").valueStream(), "/port");
            case "endpoints" -> join(object.at("/subsets/0/addresses").valueStream(), "/ip");
            case "nodeStatus" -> nodeStatus(object);
            case "podStatus" ->
                object.at("/status/containerStatuses/0/state/waiting/reason")
                        .asText(object.at("/status/phase").asText("Pending"));
            case "jobStatus" -> jobStatus(object);
            case "data" -> Integer.toString(object.path("data").size());
            default -> throw new IllegalArgumentException("Nothing computes " + what);
        };
    }

    private static String nodeStatus(ObjectNode node) {
        boolean ready = !node.path("status").has("conditions") || holds(node, "Ready");
        String cordoned = node.at("/spec/unschedulable").asBoolean() ? ",SchedulingDisabled" : "";
        return (ready ? "Ready" : "NotReady") + cordoned;
    }

    private static String jobStatus(ObjectNode job) {
        return holds(job, "Complete") ? "Complete" : holds(job, "Failed") ? "Failed" : "Running";
    }

    private static boolean holds(ObjectNode object, String condition) {
        return object.at("/status/conditions")
                .valueStream()
                .filter(it -> it.path("type").asText().equals(condition))
                .anyMatch(it -> it.path("status").asText().equals("True"));
    }

    private static String join(Stream<JsonNode> nodes, String pointer) {
        String joined = nodes.map(it -> it.at(pointer).asText()).collect(Collectors.joining(","));
        return joined.isEmpty() ? "<none>" : joined;
    }

    private String since(JsonNode time) {
        if (!time.isTextual()) {
            return "<unknown>";
        }
        Duration age = Duration.between(Instant.parse(time.asText()), clock.instant());
        if (age.toMinutes() < 2) {
            return age.toSeconds() + "s";
        }
        return age.toHours() < 3 ? age.toMinutes() + "m" : age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
    }
}
