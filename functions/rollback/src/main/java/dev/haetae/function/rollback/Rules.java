package dev.haetae.function.rollback;

import java.time.Duration;

/**
 * What an operator sets.
 *
 * @param goodAfter a release that was in force this long is one to go back to
 * @param answerWithin how long a pod may keep silent before that speaks against its release
 * @param share how many of a hundred pods a strategy may take at once while some answer
 * @param selectorLabel the label of a Service's selector that says which release it sends to
 */
record Rules(Duration goodAfter, Duration answerWithin, int share, String selectorLabel) {}
