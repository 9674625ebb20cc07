package dev.haetae.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.policy.cases.CaseBook;
import dev.haetae.policy.source.Documents;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What can be done to each rule of a set of policies. */
public final class Altered {

    private static final Map<String, String> OTHER_SEVERITY =
            Map.of("Sev0", "Sev1", "Sev1", "Sev2", "Sev2", "Sev3", "Sev3", "Sev2");

    private final CaseBook book;
    private final Documents documents;

    public Altered(CaseBook book) {
        this.book = book;
        this.documents = Documents.read(book.files());
    }

    public List<Alteration> of(String name) {
        Rule rule = new Rule(book, documents, name);
        switch (rule.file()) {
            case "severity.yaml" -> severity(rule);
            case "correlation.yaml" -> correlation(rule);
            case "inhibition.yaml" -> rule.removedFromItsList();
            case "services.yaml" -> service(rule);
            case "guardrails.yaml" -> guardrail(rule);
            case "calendar.yaml" -> calendar(rule);
            case "escalation.yaml" -> escalation(rule);
            case "notifications.yaml" -> notification(rule);
            default -> new AlteredPlaybook(book.policies(), rule).alter();
        }
        return rule.alterations();
    }

    private static void severity(Rule rule) {
        if (rule.name.startsWith("default/")) {
            rule.altered("another severity", file -> otherSeverity((ObjectNode) file.get("default"), last(rule)));
            return;
        }
        rule.removedFromItsList();
        rule.altered("another severity", file -> otherSeverity(rule.in(file), "severity"));
        ObjectNode now = rule.in(rule.tree());
        if (now.has("repeats")) {
            rule.altered("more repeats", file -> Figures.more(rule.in(file), "repeats", 1));
        }
        if (Figures.hasCondition(now)) {
            rule.altered("another figure", file -> Figures.condition(rule.in(file)));
        }
    }

    private static void otherSeverity(ObjectNode node, String key) {
        node.put(key, OTHER_SEVERITY.get(node.get(key).asText()));
    }

    private static void correlation(Rule rule) {
        if (rule.name.equals("default")) {
            rule.altered("fewer labels", file -> fewer(file.get("default")));
        } else {
            rule.removedFromItsList();
            rule.altered("fewer labels", file -> fewer(rule.in(file).get("by")));
        }
    }

    private static void fewer(JsonNode list) {
        ((ArrayNode) list).remove(list.size() - 1);
    }

    private static void service(Rule rule) {
        rule.removed(file -> ((ObjectNode) file.get("services")).remove(rule.name));
        ObjectNode now = entry(rule.tree(), "services", rule);
        String grade = now.get("grade").asText().equals("critical") ? "low" : "critical";
        rule.altered("another grade", file -> entry(file, "services", rule).put("grade", grade));
        rule.altered("another channel", file -> entry(file, "services", rule).put("channel", "#elsewhere"));
        if (now.has("target")) {
            rule.altered(
                    "another target",
                    file -> ((ObjectNode) entry(file, "services", rule).get("target")).put("name", "elsewhere"));
        }
    }

    private static void guardrail(Rule rule) {
        rule.altered(
                "another figure",
                Stream.of(2, 0.5, 0.01)
                        .map(times -> scaled(rule, times.doubleValue()))
                        .toList());
    }

    private static Consumer<ObjectNode> scaled(Rule rule, double times) {
        return file -> Figures.scaled(parent(file, rule), last(rule), times);
    }

    private static ObjectNode parent(ObjectNode file, Rule rule) {
        int slash = rule.name.indexOf('/');
        return slash < 0 ? file : (ObjectNode) file.get(rule.name.substring(0, slash));
    }

    private static void calendar(Rule rule) {
        if (rule.name.equals("zone")) {
            rule.altered("another zone", file -> file.put("zone", "UTC"));
            return;
        }
        rule.removedFromItsList();
        for (String key : List.of("from", "to")) {
            rule.altered(key + " a minute later", file -> Figures.moved(rule.in(file), key, 1));
            rule.altered(key + " a minute earlier", file -> Figures.moved(rule.in(file), key, -1));
        }
        if (rule.in(rule.tree()).has("days")) {
            rule.altered("on every day", file -> rule.in(file).remove("days"));
        }
    }

    private static void escalation(Rule rule) {
        if (rule.name.startsWith("levels/")) {
            rule.altered("somebody else", file -> entry(file, "levels", rule).put("who", "somebody"));
            rule.altered("elsewhere", file -> entry(file, "levels", rule).put("channel", "record"));
            return;
        }
        rule.removedFromItsList();
        for (String key : List.of("unresolved", "unacknowledged")) {
            if (rule.in(rule.tree()).has(key)) {
                rule.altered("later", file -> Figures.scaled(rule.in(file), key, 2));
                rule.altered("sooner", file -> Figures.scaled(rule.in(file), key, 0.5));
            }
        }
    }

    private static void notification(Rule rule) {
        if (rule.name.equals("default")) {
            rule.altered(
                    "elsewhere", file -> file.set("default", file.arrayNode().add("record")));
        } else if (rule.name.startsWith("channels/")) {
            channel(rule);
        } else {
            rule.removedFromItsList();
            rule.altered(
                    "elsewhere",
                    file -> rule.in(file)
                            .set("to", file.arrayNode().add("pager").add("record")));
        }
    }

    private static void channel(Rule rule) {
        if (entry(rule.tree(), "channels", rule).has("address")) {
            rule.altered("elsewhere", file -> entry(file, "channels", rule).put("address", "#elsewhere"));
        } else {
            rule.removed(file -> ((ObjectNode) file.get("channels")).remove(last(rule)));
        }
    }

    private static ObjectNode entry(ObjectNode file, String key, Rule rule) {
        return (ObjectNode) file.get(key).get(last(rule));
    }

    private static String last(Rule rule) {
        return rule.name.substring(rule.name.lastIndexOf('/') + 1);
    }
}
