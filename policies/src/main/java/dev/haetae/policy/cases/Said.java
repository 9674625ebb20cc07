package dev.haetae.policy.cases;

import dev.haetae.policy.source.Passage;

/**
 * A word of a case.
 *
 * @param place where it is written: {@code cases/storm.yaml:12}
 */
public record Said(String value, String place) {

    static Said of(Passage passage) {
        return new Said(passage.as(String.class), passage.place());
    }
}
