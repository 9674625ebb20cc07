package dev.haetae.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults in force, the oldest first. */
public final class Faults {

    private final List<Fault> inForce = new ArrayList<>();
    private int added;

    /** Brings a fault in force and answers how it is listed. */
    public ObjectNode add(JsonNode json) {
        Fault fault = Fault.of(added + 1, json);
        added++;
        inForce.add(fault);
        return fault.toJson();
    }

    /** The first fault that strikes a request, counted as a hit. */
    public Optional<Fault> strike(String method, String kubernetesVerb, String path) {
        return inForce.stream()
                .filter(it -> it.strikes(method, kubernetesVerb, path))
                .findFirst()
                .map(Fault::hit);
    }

    public ArrayNode list() {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        inForce.forEach(it -> list.add(it.toJson()));
        return list;
    }

    /** Ends all faults, and the connections that hang on them. */
    public void clear() {
        end(it -> true);
    }

    /** Ends one fault, and the connections that hang on it. */
    public void end(int id) {
        end(it -> it.id() == id);
    }

    private void end(Predicate<Fault> which) {
        List<Fault> ended = inForce.stream().filter(which).toList();
        inForce.removeAll(ended);
        ended.forEach(Fault::release);
    }
}
