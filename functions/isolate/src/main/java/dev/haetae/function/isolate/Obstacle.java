package dev.haetae.function.isolate;

import dev.haetae.contract.Refusal;

/** Why something must not be done to it as it is now, whatever was expected. */
record Obstacle(Refusal reason, String detail) {}
