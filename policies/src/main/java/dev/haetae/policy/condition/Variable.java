package dev.haetae.policy.condition;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.haetae.policy.source.Nearest;
import java.util.Map;
import java.util.Optional;

/** What a condition may speak of, with the fields that each has and their types. */
enum Variable {
    ALERT("alert", Fields.ALERT),
    /** The alert without its annotations, which may differ from one notification to the next. */
    LABELS("alert", Fields.LABELS),
    SERVICE("service", Fields.SERVICE),
    INCIDENT("incident", Fields.INCIDENT),
    FACTS("facts", Fields.FACTS),
    NOW("now", Fields.NOW);

    private final String word;
    private final ImmutableSortedMap<String, CelType> fields;

    Variable(String word, Map<String, CelType> fields) {
        this.word = word;
        this.fields = ImmutableSortedMap.copyOf(fields);
    }

    String word() {
        return word;
    }

    /** {@code it has burnRate, firing, repeats, usersAffected}. */
    String spoken() {
        return "it has " + String.join(", ", fields.keySet());
    }

    /** {@code did you mean repeats? }, where a field is near. */
    String question(String field) {
        return Nearest.question(field, fields.keySet());
    }

    StructType type() {
        return StructType.create(
                word, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
    }

    private static final class Fields {

        static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);

        static final Map<String, CelType> LABELS =
                Map.of("name", SimpleType.STRING, "urgency", SimpleType.STRING, "labels", TEXTS);

        static final Map<String, CelType> ALERT =
                Map.of("name", SimpleType.STRING, "urgency", SimpleType.STRING, "labels", TEXTS, "annotations", TEXTS);

        static final Map<String, CelType> SERVICE = Map.of(
                "name", SimpleType.STRING,
                "grade", SimpleType.STRING,
                "kind", SimpleType.STRING,
                "owner", SimpleType.STRING,
                "channel", SimpleType.STRING);

        static final Map<String, CelType> INCIDENT = Map.of(
                "severity", SimpleType.STRING,
                "state", SimpleType.STRING,
                "alerts", SimpleType.INT,
                "firing", SimpleType.INT,
                "services", SimpleType.INT,
                "age", SimpleType.DURATION);

        static final Map<String, CelType> FACTS = Map.of(
                "repeats", SimpleType.INT,
                "firing", SimpleType.INT,
                "usersAffected", SimpleType.INT,
                "burnRate", SimpleType.DOUBLE);

        static final Map<String, CelType> NOW = Map.of(
                "at", SimpleType.TIMESTAMP,
                "peak", SimpleType.BOOL,
                "maintenance", SimpleType.BOOL,
                "event", SimpleType.BOOL,
                "windows", ListType.create(SimpleType.STRING));
    }
}
