package dev.haetae.timer;

import java.util.Set;

/** Does what a timer is for, and commits that with {@link Claim#settle}. */
public interface TimerHandler {

    Set<Timer.Kind> kinds();

    void fire(Claim claim);
}
