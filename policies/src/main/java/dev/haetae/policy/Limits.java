package dev.haetae.policy;

import java.time.Duration;

/** Between what replicas a step may leave a target, and how long it waits after the last action on it. */
public record Limits(int floor, int ceiling, Duration coolDown) {

    public boolean allow(int replicas) {
        return floor <= replicas && replicas <= ceiling;
    }
}
