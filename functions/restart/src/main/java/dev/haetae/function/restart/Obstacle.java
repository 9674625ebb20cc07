package dev.haetae.function.restart;

import dev.haetae.contract.Refusal;

/** Why something must not be restarted as it is now, whatever was expected. */
record Obstacle(Refusal reason, String detail) {}
