package dev.haetae.simulator.wire;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.haetae.simulator.store.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Objects as the rows of a table, which is how {@code kubectl get} asks for them. */
record Tables(Map<String, Layout> layouts, Cells cells) {

    /** The columns after the name, each with the text of its cells. */
    record Layout(Map<String, String> columns, Map<String, String> wide) {
        Layout {
            wide = Objects.requireNonNullElse(wide, Map.of());
        }

        Map<String, String> all() {
            Map<String, String> all = new LinkedHashMap<>(columns);
            all.putAll(wide);
            return all;
        }
    }

    private static final Layout PLAIN = new Layout(Map.of("Age", "{age}"), Map.of());

    static Tables bundled(Cells cells) {
        try (InputStream yaml = Tables.class.getResourceAsStream("columns.yaml")) {
            return new Tables(new YAMLMapper().readValue(yaml, new TypeReference<>() {}), cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode of(Resource resource, List<ObjectNode> objects, String revision) {
        Layout layout = layouts.getOrDefault(resource.plural(), PLAIN);
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", revision);
        ArrayNode columns = table.putArray("columnDefinitions");
        define(columns, "Name", "name", 0);
        layout.columns().keySet().forEach(it -> define(columns, it, "", 0));
        layout.wide().keySet().forEach(it -> define(columns, it, "", 1));
        ArrayNode rows = table.putArray("rows");
        objects.forEach(it -> addRow(rows.addObject(), layout, it));
        return table;
    }

    private static void define(ArrayNode columns, String name, String format, int priority) {
        columns.addObject()
                .put("name", name)
                .put("type", "string")
                .put("format", format)
                .put("description", name)
                .put("priority", priority);
    }

    private void addRow(ObjectNode row, Layout layout, ObjectNode object) {
        ArrayNode texts = row.putArray("cells");
        texts.add(object.path("metadata").path("name").asText());
        layout.all().values().forEach(it -> texts.add(cells.fill(it, object)));
        ObjectNode reference = row.putObject("object");
        reference.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        reference.set("metadata", object.path("metadata"));
    }
}
