package dev.haetae.function.rollback;

import dev.haetae.contract.Refusal;

/** Why something must not be rolled back as it is now, whatever was expected. */
record Obstacle(Refusal reason, String detail) {}
