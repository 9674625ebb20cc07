package dev.haetae.policy;

/**
 * One side of an inhibition: a cause and a symptom belong together when they share a key. So whoever keeps the keys of
 * the alerts that fire finds a symptom's causes without looking at every alert.
 *
 * @param key the rule, the values of its equal labels, and whether the cause is a symptom under the same rule too
 */
public record InhibitionLink(String key, String rule, String why, String place) {

    /** Why the symptom is silent while the cause, an alert of this name, fires. */
    public Because because(String cause) {
        String sentence = "silent while %s fires, by rule %s: %s".formatted(cause, rule, why);
        return Because.of(PolicyReason.INHIBITED, sentence, place);
    }
}
