package dev.haetae.policy;

/**
 * A step that can be read but not carried out.
 *
 * @param verb the function that it needs
 * @param rule where the step is written
 */
public record MissingFunction(String playbook, String step, String verb, String rule) {

    /** For people who look through what is loaded. */
    public String sentence() {
        return "playbook %s, step %s at %s needs function %s, which this release does not have"
                .formatted(playbook, step, rule, verb);
    }
}
