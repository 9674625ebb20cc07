package dev.haetae.timer;

import dev.haetae.store.StoreUnavailable;
import dev.haetae.work.Surround;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Fires timers as they fall due, each on its own virtual thread, and never two of one lane at once. A handler that
 * fails leaves its timer under lease: it comes again when the lease ends.
 */
public final class Pulse implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pulse.class);
    private static final int AT_ONCE = 256;
    private static final int PAGE = 256;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final Timers timers;
    private final InstantSource clock;
    private final Map<Timer.Kind, TimerHandler> handlers = new EnumMap<>(Timer.Kind.class);
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore wake = new Semaphore(0);
    private final Executor executor;
    private final Loop loop;
    private volatile Broken broken = (claim, failure) -> {};
    private volatile Surround surround = Surround.NOTHING;
    private volatile boolean closing;

    /** Hears of every timer whose handler failed: of the same one again when it comes again. */
    @FunctionalInterface
    public interface Broken {
        void failed(Claim claim, RuntimeException failure);
    }

    /** From now on it hears of what fails. */
    public void onFailure(Broken newBroken) {
        broken = newBroken;
    }

    /** @param executor runs handlers; a test's runs them in place */
    public Pulse(Timers timers, InstantSource clock, List<TimerHandler> handlers, Executor executor) {
        this.timers = timers;
        this.clock = clock;
        this.executor = executor;
        this.loop = new Loop("pulse", clock);
        handlers.forEach(handler -> handler.kinds().forEach(kind -> this.handlers.put(kind, handler)));
    }

    /** From now on whatever a timer is for is done within that. */
    public void surroundedBy(Surround newSurround) {
        surround = newSurround;
    }

    public void start() {
        loop.start(this::run);
    }

    public Loop loop() {
        return loop;
    }

    /** Says that a timer may have been set. */
    public void wake() {
        wake.release();
    }

    private void run() {
        while (!closing) {
            try {
                fireDue();
                loop.cameRound();
                wake.tryAcquire(untilNext().toMillis(), TimeUnit.MILLISECONDS);
                wake.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.error("Could not look for timers that are due; trying again in a second", e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        Duration wait = timers.next().map(due -> Duration.between(now, due)).orElse(LONGEST_WAIT);
        if (wait.compareTo(LONGEST_WAIT) > 0) {
            return LONGEST_WAIT;
        }
        // what is due already is at work, or waits for its subject to be free
        return wait.isPositive() ? wait : Duration.ofMillis(50);
    }

    /**
     * Fires what is due now in lanes that are free; returns how many. It reads on past what waits for its lane, so that a
     * slow channel with a hundred announcements never keeps a fix waiting.
     */
    public int fireDue() {
        Instant now = clock.instant();
        int fired = 0;
        List<Timers.Due> page = timers.due(now, PAGE);
        while (!page.isEmpty() && fired < AT_ONCE) {
            fired += (int) page.stream().filter(this::fired).count();
            page = after(page, now);
        }
        return fired;
    }

    /** Nothing was behind a page that is not full: what has been set meanwhile comes in the next round, in its order. */
    private List<Timers.Due> after(List<Timers.Due> page, Instant now) {
        return page.size() < PAGE
                ? List.of()
                : timers.due(page.getLast().entry().key() + Character.MIN_VALUE, now, PAGE);
    }

    private boolean fired(Timers.Due due) {
        boolean free = busy.add(due.timer().lane());
        if (free) {
            executor.execute(() -> fire(due));
        }
        return free;
    }

    private void fire(Timers.Due due) {
        try {
            timers.claim(due, clock.instant()).ifPresent(this::handle);
        } catch (StoreUnavailable e) {
            LOG.debugf("Timer %s waits for the store: %s", due.entry().key(), e.getMessage());
        } finally {
            busy.remove(due.timer().lane());
            wake();
        }
    }

    private void handle(Claim claim) {
        try {
            surround.run(claim.timer().task(), () -> handled(claim));
        } catch (RuntimeException failure) {
            told(claim, failure);
        }
    }

    /** Logged where the log knows what it is about, and thrown on, so that its trace knows that it failed. */
    private void handled(Claim claim) {
        try {
            handlers.get(claim.timer().kind()).fire(claim);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "%s of %s failed; it comes again at %s",
                    claim.timer().kind(),
                    claim.timer().subject(),
                    claim.until());
            throw e;
        }
    }

    private void told(Claim claim, RuntimeException failure) {
        try {
            broken.failed(claim, failure);
        } catch (RuntimeException e) {
            LOG.errorf(e, "What failed for %s cannot be told", claim.timer().subject());
        }
    }

    @Override
    public void close() {
        closing = true;
        wake();
    }
}
