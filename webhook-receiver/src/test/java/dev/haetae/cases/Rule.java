package dev.haetae.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.policy.cases.CaseBook;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.PolicyFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One rule as it lies in its file, and what is done to it. JSON is YAML too, so that is how it is written back. */
final class Rule {

    private final PolicyFiles files;
    private final ObjectNode tree;
    private final String file;
    private final List<Alteration> alterations = new ArrayList<>();

    /** Its name within its file: {@code critical-service}, {@code storm/within}. */
    final String name;

    Rule(CaseBook book, Documents documents, String rule) {
        String place = book.rules().places().get(rule);
        this.files = book.files();
        this.file = place.substring(0, place.lastIndexOf(':'));
        this.tree = (ObjectNode) documents.file(file).as(JsonNode.class);
        this.name = rule.substring(rule.indexOf('/') + 1);
    }

    String file() {
        return file;
    }

    /** The whole file; not to be changed. */
    ObjectNode tree() {
        return tree;
    }

    List<Alteration> alterations() {
        return alterations;
    }

    void removed(Consumer<ObjectNode> change) {
        altered("removed", List.of(change));
    }

    void altered(String how, Consumer<ObjectNode> change) {
        altered(how, List.of(change));
    }

    /** @param changes ways to alter it that are as good as each other */
    void altered(String how, List<Consumer<ObjectNode>> changes) {
        alterations.add(new Alteration(how, changes.stream().map(this::changed).toList()));
    }

    private PolicyFiles changed(Consumer<ObjectNode> change) {
        ObjectNode copy = tree.deepCopy();
        change.accept(copy);
        SortedMap<String, String> texts = new TreeMap<>(files.texts());
        texts.put(file, copy.toPrettyString());
        return new PolicyFiles(files.origin(), texts);
    }

    /** The item of any list of the file that has the rule's name. */
    ObjectNode in(ObjectNode whole) {
        return whole.properties().stream()
                .flatMap(entry -> entry.getValue().valueStream())
                .filter(item -> item.path("name").asText().equals(name))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(file + " has no " + name));
    }

    void removedFromItsList() {
        removed(whole -> {
            ObjectNode gone = in(whole);
            whole.properties().stream()
                    .map(entry -> entry.getValue())
                    .filter(JsonNode::isArray)
                    .map(ArrayNode.class::cast)
                    .forEach(list -> list.removeIf(gone::equals));
        });
    }
}
