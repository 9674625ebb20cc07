package dev.haetae;

import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shipped policies with some files in place of theirs, or beside them. */
final class OtherPolicies {

    private OtherPolicies() {}

    static Policies by(Map<String, String> files) {
        return Policies.of(new PolicyFiles("altered", texts(files)));
    }

    /** Nobody is called beside those who are told: for what is only about telling. */
    static Policies callingNobody() {
        SortedMap<String, String> texts = texts(Map.of());
        texts.remove("escalation.yaml");
        return Policies.of(new PolicyFiles("calling nobody", texts));
    }

    /** Without the playbook of that name. */
    static Policies without(String playbook) {
        SortedMap<String, String> texts = texts(Map.of());
        texts.remove("playbooks/" + playbook + ".yaml");
        return Policies.of(new PolicyFiles("without " + playbook, texts));
    }

    private static SortedMap<String, String> texts(Map<String, String> files) {
        SortedMap<String, String> texts = new TreeMap<>(PolicyFiles.shipped().texts());
        texts.putAll(files);
        return texts;
    }
}
