package dev.haetae.cases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.policy.Order;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import java.util.List;

/** What can be done to a playbook, or to one step of it. */
final class AlteredPlaybook {

    private static final List<String> FAR = List.of("by", "percent", "to");
    private static final List<String> LIMITS = List.of("max", "min");

    private final Policies policies;
    private final Rule rule;

    AlteredPlaybook(Policies policies, Rule rule) {
        this.policies = policies;
        this.rule = rule;
    }

    void alter() {
        String[] names = rule.name.split("/", 2);
        Playbook playbook = policies.playbooks().stream()
                .filter(one -> one.name().equals(names[0]))
                .findFirst()
                .orElseThrow();
        if (names.length == 1) {
            whole();
        } else {
            List<String> steps = playbook.steps().stream().map(Step::name).toList();
            step(playbook, steps.indexOf(names[1]));
        }
    }

    private void whole() {
        rule.removed(file -> file.set("match", file.arrayNode().add("alertname=\"NeverFires\"")));
        if (rule.tree().has("then")) {
            rule.altered("nothing follows", file -> file.remove("then"));
        }
    }

    private void step(Playbook playbook, int index) {
        int own = rule.tree().get("steps").size();
        if (index >= playbook.steps().size() - playbook.recovery()) {
            recovery(index - playbook.steps().size() + playbook.recovery());
        } else if (own > 1) {
            rule.removed(file -> ((ArrayNode) file.get("steps")).remove(index));
        } else {
            rule.altered("another name", file -> ((ObjectNode) file.get("steps").get(index)).put("name", "renamed"));
        }
        if (playbook.steps().get(index).order() instanceof Order.Scale) {
            scale(index);
        }
    }

    private void recovery(int index) {
        rule.removed(file -> {
            ArrayNode steps = (ArrayNode) file.get("recovery");
            steps.remove(index);
            if (steps.isEmpty()) {
                file.remove("recovery");
            }
        });
    }

    private void scale(int index) {
        ObjectNode now = scale(rule.tree(), index);
        for (String key : FAR) {
            if (now.has(key)) {
                rule.altered("further", file -> Figures.more(scale(file, index), key, key.equals("to") ? -1 : 50));
            }
        }
        for (String key : LIMITS) {
            if (now.has(key)) {
                rule.altered(
                        "another " + key,
                        List.of(
                                file -> Figures.more(scale(file, index), key, 1),
                                file -> Figures.more(scale(file, index), key, -1)));
            }
        }
    }

    private static ObjectNode scale(ObjectNode file, int index) {
        return (ObjectNode) file.get("steps").get(index).get("scale");
    }
}
