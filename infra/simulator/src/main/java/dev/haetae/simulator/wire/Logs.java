package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Lineage;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Pod has said: what an annotation of it or its workload has it say, or a few plain lines. */
record Logs(Lineage lineage) {

    private static final String ANNOTATION = "simulator.haetae.dev/log";

    static boolean areMeant(Target target) {
        return target.subresource().equals("log") && target.resource().plural().equals("pods");
    }

    String of(ApiRequest request, ObjectNode pod) {
        JsonNode status = status(pod, container(request, pod));
        boolean previous = request.parameter("previous").equals("true");
        if (previous && !status.path("lastState").has("terminated")) {
            throw Refusal.badRequest("previous terminated container \"%s\" in pod \"%s\" not found"
                    .formatted(status.path("name").asText(), ObjectMeta.name(pod)));
        }
        List<String> lines = lineage.annotation(pod, ANNOTATION)
                .map(text -> Arrays.asList(text.split("\n", -1)))
                .orElseGet(() -> plain(status, previous));
        return limited(request.parameter("limitBytes"), tail(request.parameter("tailLines"), lines));
    }

    private static String container(ApiRequest request, ObjectNode pod) {
        List<String> names = pod.path("spec")
                .path("containers")
                .valueStream()
                .map(it -> it.path("name").asText())
                .toList();
        String asked = request.parameter("container");
        if (!asked.isEmpty() && !names.contains(asked)) {
            throw Refusal.badRequest("container %s is not valid for pod %s".formatted(asked, ObjectMeta.name(pod)));
        }
        if (asked.isEmpty() && names.size() > 1) {
            throw Refusal.badRequest("a container name must be specified for pod %s, choose one of: %s"
                    .formatted(ObjectMeta.name(pod), names));
        }
        return asked.isEmpty() ? names.getFirst() : asked;
    }

    private static JsonNode status(ObjectNode pod, String container) {
        return pod.path("status")
                .path("containerStatuses")
                .valueStream()
                .filter(it -> it.path("name").asText().equals(container))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.badRequest("container \"%s\" in pod \"%s\" is waiting to start: ContainerCreating"
                                .formatted(container, ObjectMeta.name(pod))));
    }

    private static List<String> plain(JsonNode status, boolean previous) {
        String name = status.path("name").asText();
        JsonNode end = status.at("/state/terminated");
        boolean failed = previous
                || status.at("/state").has("waiting")
                || end.path("exitCode").asInt() != 0;
        String now = failed ? "failed" : end.isMissingNode() ? "ready" : "done";
        boolean silent = !failed && end.isMissingNode() && !status.path("ready").asBoolean();
        return silent ? List.of(name + ": started") : List.of(name + ": started", name + ": " + now);
    }

    private static String tail(String tailLines, List<String> lines) {
        Stream<String> kept = tailLines.matches("\\d{1,9}")
                ? lines.stream().skip(Math.max(0, lines.size() - Integer.parseInt(tailLines)))
                : lines.stream();
        return kept.map(it -> it + "\n").collect(Collectors.joining());
    }

    /** The first bytes, as Kubernetes has it. */
    private static String limited(String limitBytes, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return limitBytes.matches("[1-9]\\d{0,8}")
                ? new String(bytes, 0, Math.min(bytes.length, Integer.parseInt(limitBytes)), StandardCharsets.UTF_8)
                : text;
    }
}
