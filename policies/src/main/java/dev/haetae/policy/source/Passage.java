package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A value in a policy file that knows where it is written, and can be complained about. */
public final class Passage {

    private final Document document;
    private final JsonPointer pointer;

    Passage(Document document, JsonPointer pointer) {
        this.document = document;
        this.pointer = pointer;
    }

    /** {@code playbooks/high-cpu.yaml}. */
    public String file() {
        return document.file();
    }

    /** {@code severity.yaml:12}: what a decision names as its rule. */
    public String place() {
        return document.file() + ":" + document.positions().ofValue(pointer).line();
    }

    /** The value of a key; where the key is not said, complaints about it point at the mapping. */
    public Passage at(String key) {
        return node().has(key) ? new Passage(document, pointer.appendProperty(key)) : this;
    }

    /** The value of a key that may be left out. */
    public Optional<Passage> ifSaid(String key) {
        return node().has(key) ? Optional.of(at(key)) : Optional.empty();
    }

    public List<Passage> items() {
        return IntStream.range(0, node().size())
                .mapToObj(index -> new Passage(document, pointer.appendIndex(index)))
                .toList();
    }

    /** The values of a mapping by key, in the order of the file. */
    public Map<String, Passage> entries() {
        Map<String, Passage> entries = new LinkedHashMap<>();
        node().fieldNames().forEachRemaining(key -> entries.put(key, at(key)));
        return entries;
    }

    /** Bound by Jackson. The schema has seen to it that it fits. */
    public <T> T as(Class<T> type) {
        return Binding.bind(node(), type);
    }

    public void wrong(String what, String instead) {
        document.problems().add(Problem.of(file(), document.positions().ofValue(pointer), what, instead));
    }

    /**
     * As {@link #wrong}, about one place within a text.
     *
     * @param letter how many letters (code points) of the value come before it
     */
    public void wrongAt(int letter, String what, String instead) {
        Place start = document.positions().ofValue(pointer);
        Place place = new Lettering(document.text(), start).of(node().asText(), letter);
        document.problems().add(Problem.of(file(), place, what, instead));
    }

    private JsonNode node() {
        return document.root().at(pointer);
    }
}
