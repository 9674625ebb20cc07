package dev.haetae.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.policy.source.Passage;

/** How a workload is found on the cluster before anything is done to it. */
public sealed interface Workload {

    record Running(int replicas) implements Workload {}

    record Absent() implements Workload {}

    /** Its replicas belong to an autoscaler. */
    record Autoscaled() implements Workload {}

    /** The cluster does not let itself be looked at. */
    record Unseen() implements Workload {}

    static Workload read(Passage passage) {
        JsonNode said = passage.as(JsonNode.class);
        return said.isInt()
                ? new Running(said.asInt())
                : switch (said.asText()) {
                    case "absent" -> new Absent();
                    case "autoscaled" -> new Autoscaled();
                    default -> new Unseen();
                };
    }
}
