package dev.haetae.function.scale;

import dev.haetae.contract.Failure;

/** What came of looking at a workload. */
sealed interface Sight {

    record Present(Workload workload) implements Sight {}

    record Missing() implements Sight {}

    record Blind(Failure reason, String detail, boolean retryable) implements Sight {}
}
