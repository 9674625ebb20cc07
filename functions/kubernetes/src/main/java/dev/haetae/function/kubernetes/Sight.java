package dev.haetae.function.kubernetes;

import dev.haetae.contract.Failure;

/**
 * What came of looking at an object.
 *
 * @param <T> the object as the verb reads it
 */
public sealed interface Sight<T> {

    record Present<T>(T found) implements Sight<T> {}

    record Missing<T>() implements Sight<T> {}

    record Blind<T>(Failure reason, String detail, boolean retryable) implements Sight<T> {}
}
