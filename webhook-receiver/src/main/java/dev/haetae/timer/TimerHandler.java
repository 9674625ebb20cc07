package dev.haetae.timer;

import java.util.Set;
import java.util.function.Supplier;

/** Does what a timer is for, and commits that with {@link Claim#settle}. */
public interface TimerHandler {

    Set<Timer.Kind> kinds();

    void fire(Claim claim);

    /** One that is another as time goes by: each timer is wholly the one's that is current when it fires. */
    static TimerHandler of(Supplier<? extends TimerHandler> current) {
        return new TimerHandler() {

            @Override
            public Set<Timer.Kind> kinds() {
                return current.get().kinds();
            }

            @Override
            public void fire(Claim claim) {
                current.get().fire(claim);
            }
        };
    }
}
