package dev.haetae;

import dev.haetae.health.Vitals;
import dev.haetae.store.Store;
import dev.haetae.timer.Loop;
import java.time.InstantSource;
import java.util.stream.Stream;

/** Shows health the loops, which it may not know. */
final class Signs {

    private Signs() {}

    static Vitals of(Store store, InstantSource clock, Loop... loops) {
        return new Vitals(Stream.of(loops).map(Signs::of).toList(), store, clock);
    }

    private static Vitals.Sign of(Loop loop) {
        return new Vitals.Sign(loop.name(), loop::isAlive, loop::lastRound);
    }
}
