package dev.haetae.policy;

import dev.haetae.policy.condition.Known;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What conditions speak of, for one decision. Each part is put together when the first condition asks for it, so that
 * a decision without conditions costs nothing here.
 */
final class Subject implements Known {

    private final Alert alert;
    private final Service service;
    private final Situation situation;
    private final Calendar calendar;
    private final Optional<IncidentView> incident;
    private final Map<String, Map<String, Object>> variables = new HashMap<>();

    Subject(Alert alert, Service service, Situation situation, Calendar calendar, Optional<IncidentView> incident) {
        this.alert = alert;
        this.service = service;
        this.situation = situation;
        this.calendar = calendar;
        this.incident = incident;
    }

    /** The same alert, as one of an incident. */
    Subject in(IncidentView view) {
        return new Subject(alert, service, situation, calendar, Optional.of(view));
    }

    Alert alert() {
        return alert;
    }

    Service service() {
        return service;
    }

    Facts facts() {
        return situation.facts();
    }

    @Override
    public Map<String, Object> variable(String word) {
        return variables.computeIfAbsent(word, this::put);
    }

    private Map<String, Object> put(String word) {
        return switch (word) {
            case "alert" -> alertFields();
            case "service" -> serviceFields();
            case "facts" -> facts(situation.facts());
            case "now" -> moment(calendar.at(situation.at()));
            case "incident" -> incident.map(Subject::incidentFields).orElseGet(Map::of);
            default -> throw new IllegalArgumentException("conditions know no " + word);
        };
    }

    private Map<String, Object> alertFields() {
        return Map.of(
                "name",
                alert.name(),
                "urgency",
                alert.urgency().toString(),
                "labels",
                new SaidOrEmpty(alert.labels()),
                "annotations",
                new SaidOrEmpty(alert.annotations()));
    }

    private Map<String, Object> serviceFields() {
        return Map.of(
                "name", service.name(),
                "grade", service.grade().name().toLowerCase(Locale.ROOT),
                "kind", service.kind().word(),
                "owner", service.owner(),
                "channel", service.channel());
    }

    private static Map<String, Object> incidentFields(IncidentView incident) {
        return Map.of(
                "severity",
                incident.severity().toString(),
                "state",
                incident.state(),
                "alerts",
                (long) incident.alerts(),
                "firing",
                (long) incident.firing(),
                "services",
                (long) incident.services(),
                "age",
                incident.age());
    }

    private static Map<String, Object> facts(Facts facts) {
        Map<String, Object> known = new HashMap<>();
        ifKnown("repeats", facts.repeats(), known);
        ifKnown("firing", facts.firing(), known);
        facts.usersAffected().ifPresent(users -> known.put("usersAffected", users));
        facts.burnRate().ifPresent(rate -> known.put("burnRate", rate));
        return known;
    }

    private static void ifKnown(String field, OptionalInt number, Map<String, Object> known) {
        number.ifPresent(value -> known.put(field, (long) value));
    }

    private static Map<String, Object> moment(Moment moment) {
        return Map.of(
                "at", moment.at(),
                "peak", moment.peak(),
                "maintenance", moment.maintenance(),
                "event", moment.event(),
                "windows", moment.windows().stream().map(Window::name).toList());
    }

    /** As for matchers, a missing label is the empty text; still, {@code has} tells that it is missing. */
    private static final class SaidOrEmpty extends AbstractMap<String, String> {

        private final Map<String, String> said;

        SaidOrEmpty(Map<String, String> said) {
            this.said = said;
        }

        @Override
        public String get(Object key) {
            String value = said.get(key);
            return value == null ? "" : value;
        }

        @Override
        public boolean containsKey(Object key) {
            return !get(key).isEmpty();
        }

        @Override
        public Set<Entry<String, String>> entrySet() {
            return said.entrySet();
        }
    }
}
