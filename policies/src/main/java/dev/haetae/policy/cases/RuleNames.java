package dev.haetae.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.Passage;
import dev.haetae.policy.source.PolicyFiles;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What everything in a set of policies is called that a case can be a test of: {@code severity.yaml/critical-service},
 * {@code guardrails.yaml/storm/within}, {@code playbooks/high-cpu/once-more}.
 *
 * @param places where each is written
 */
public record RuleNames(SortedMap<String, String> places) {

    private static final String PLAYBOOKS = "playbooks/";

    public RuleNames {
        places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    }

    public static RuleNames of(PolicyFiles files, Policies policies) {
        Documents documents = Documents.read(files);
        SortedMap<String, String> places = new TreeMap<>();
        files.texts().keySet().stream()
                .filter(file -> !file.startsWith(PLAYBOOKS))
                .forEach(file -> of(documents.file(file), places));
        policies.playbooks().forEach(playbook -> of(playbook, places));
        return new RuleNames(places);
    }

    /** The last part of the name of the rule that is written there. */
    public Optional<String> nameAt(String place) {
        return places.entrySet().stream()
                .filter(rule -> rule.getValue().equals(place))
                .map(rule -> rule.getKey().substring(rule.getKey().lastIndexOf('/') + 1))
                .findFirst();
    }

    private static void of(Passage file, SortedMap<String, String> places) {
        file.entries().forEach((key, value) -> {
            JsonNode node = value.as(JsonNode.class);
            if (node.isArray() && (node.isEmpty() || node.get(0).has("name"))) {
                value.items().forEach(item -> named(item, places));
            } else if (node.isObject()) {
                entries(key, value, places);
            } else {
                places.put(file.file() + "/" + key, value.place());
            }
        });
    }

    private static void named(Passage item, SortedMap<String, String> places) {
        places.put(item.file() + "/" + item.at("name").as(String.class), item.place());
    }

    /** The key is left out where it says no more than the file's name: {@code services.yaml/matchmaking}. */
    private static void entries(String key, Passage mapping, SortedMap<String, String> places) {
        String prefix = mapping.file().equals(key + ".yaml") ? mapping.file() + "/" : mapping.file() + "/" + key + "/";
        mapping.entries().forEach((name, value) -> places.put(prefix + name, value.place()));
    }

    /** Its own steps; those that follow by {@code then} are of another playbook. */
    private static void of(Playbook playbook, SortedMap<String, String> places) {
        String file = playbook.rule().substring(0, playbook.rule().lastIndexOf(':') + 1);
        places.put(PLAYBOOKS + playbook.name(), playbook.rule());
        playbook.steps().stream()
                .filter(step -> step.rule().startsWith(file))
                .forEach(step -> places.put(PLAYBOOKS + playbook.name() + "/" + step.name(), step.rule()));
    }
}
