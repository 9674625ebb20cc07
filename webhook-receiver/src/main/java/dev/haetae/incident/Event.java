package dev.haetae.incident;

import dev.haetae.policy.Because;
import java.time.Instant;

/**
 * One entry of an incident's timeline.
 *
 * @param seq counts within the incident, from 1
 * @param v version of the happening's shape; read through {@link EventCodec}
 */
public record Event(long seq, int v, Instant at, Actor actor, Because because, Happening what) {

    public static final int VERSION = 1;
}
