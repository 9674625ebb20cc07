package dev.haetae.function.kubernetes;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Refusal;

/** What came of one write. */
public sealed interface Receipt {

    record Written() implements Receipt {}

    /** The object is no longer at the version that was read (409). */
    record Conflicted() implements Receipt {}

    /** The order expired before this write could start; an earlier one may have been taken, its answer lost. */
    record TooLate() implements Receipt {}

    /** The API server declined, and nothing was written (4xx). */
    record Declined(Refusal reason, String detail) implements Receipt {}

    /** No answer came that says whether it was written. */
    record Lost(Failure reason, String detail, boolean retryable) implements Receipt {}
}
