package dev.haetae;

import dev.haetae.announce.Announcers;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.dispatch.inprocess.InProcess;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.remediate.Figures;
import dev.haetae.remediate.Remediation;
import dev.haetae.retention.Retention;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.schedule.Crash;
import dev.haetae.schedule.UnsteadyStore;
import dev.haetae.schedule.World;
import dev.haetae.simulate.InPlace;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** A receiver that may die at any moment, and is started again on what is stored. */
final class Bench {

    private static final Logger LOG = Logger.getLogger(Bench.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Haetae.Settings SETTINGS = new Haetae.Settings(
            "production",
            true,
            Mode.OBSERVE,
            LEASE,
            Duration.ofHours(12),
            Duration.ofHours(12),
            new Retention(Duration.ofDays(90), Duration.ofDays(14), Path.of("export")),
            new Remediation.Pace(
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Optional.empty(),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30)));

    /** Time goes on while a receiver works: what two claims of one moment would share, the next moment tells apart. */
    private static final Duration TICK = Duration.ofNanos(20_000);

    private final UnsteadyStore store;
    private final World world;
    private final InstantSource clock;
    private Rulebook rulebook;
    private Haetae haetae;

    Bench(UnsteadyStore store, World world, ManualClock clock, Policies policies) {
        this.store = store;
        this.world = world;
        this.clock = () -> clock.advance(TICK);
        this.rulebook = new Rulebook(policies, clock);
        starts();
    }

    private void starts() {
        haetae = new Haetae(
                SETTINGS,
                new Haetae.Surroundings(
                        store,
                        rulebook,
                        new InProcess(world.functions()),
                        Announcers.heardBy(new Nobody()),
                        Optional.empty(),
                        Optional.empty(),
                        Figures.NOBODY,
                        clock,
                        Runnable::run,
                        new InPlace()));
        store.steadily(haetae::takeOver);
    }

    /** Dies, and is started again. */
    void crashes() {
        rulebook = new Rulebook(rulebook.next(), clock);
        starts();
    }

    void offers(Policies policies) {
        rulebook.offer(policies);
    }

    /** Dies of it where it is to die; what the store does not take is tried again later. */
    void runs() {
        try {
            haetae.runUntilIdle();
        } catch (StoreUnavailable notNow) {
            LOG.debug("it is tried again", notNow);
        } catch (RuntimeException | Error thrown) {
            if (!Crash.is(thrown)) {
                throw thrown;
            }
            crashes();
        }
    }

    Haetae haetae() {
        return haetae;
    }

    private static final class Nobody implements Announcer {

        @Override
        public String channel() {
            return "nobody";
        }

        @Override
        public Told tell(StatusUpdate update) {
            return new Told.Delivered(update.id());
        }
    }
}
