package dev.haetae.timer;

import java.time.Instant;
import java.time.InstantSource;

/** A thread that goes round for as long as the process works, and when it last did so without trouble. */
public final class Loop {

    private final String name;
    private final InstantSource clock;
    private volatile Instant cameRound;
    private volatile Thread thread;

    public Loop(String name, InstantSource clock) {
        this.name = name;
        this.clock = clock;
        this.cameRound = clock.instant();
    }

    public String name() {
        return name;
    }

    public void start(Runnable rounds) {
        cameRound();
        thread = Thread.ofPlatform().name("haetae-" + name).daemon().start(rounds);
    }

    public void cameRound() {
        cameRound = clock.instant();
    }

    public Instant lastRound() {
        return cameRound;
    }

    public boolean isAlive() {
        Thread started = thread;
        return started != null && started.isAlive();
    }
}
