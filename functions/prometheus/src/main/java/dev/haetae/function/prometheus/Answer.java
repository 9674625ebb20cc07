package dev.haetae.function.prometheus;

import dev.haetae.contract.Failure;

/**
 * What came of a question.
 *
 * @param <T> what was asked for
 */
public sealed interface Answer<T> {

    /** @param remark what people should know of it, as a clause; empty where there is nothing to say */
    record Value<T>(T value, String remark) implements Answer<T> {

        Value(T value) {
            this(value, "");
        }
    }

    /**
     * Prometheus answered, and has no such figure: no series, an old one, or one that is no number.
     *
     * @param why a clause for people
     */
    record Nothing<T>(String why) implements Answer<T> {}

    /**
     * It is not known. Doubt forbids acting on it.
     *
     * @param detail a clause for people; it names no secret
     */
    record Unclear<T>(Failure reason, String detail) implements Answer<T> {}
}
