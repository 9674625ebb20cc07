package dev.haetae.triage;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Policies;
import dev.haetae.rulebook.InForce;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.timer.Loop;
import dev.haetae.work.Surround;
import dev.haetae.work.Task;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes what waits in the inbox through triage: what shares a correlation key in its order, the rest at the same time,
 * so that their commits share an fsync.
 */
public final class TriageLoop implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(TriageLoop.class);
    private static final int AT_ONCE = 512;
    private static final int ATTEMPTS = 50;

    private final Inbox inbox;
    private final InForce<Regime> regime;
    private final Changeover changeover;
    private final Runnable afterwards;
    private final Loop loop;
    private final Setbacks setbacks = new Setbacks();
    private final InstantSource clock;
    private final Semaphore arrived = new Semaphore(1);
    private final ExecutorService lanes;
    private volatile Surround surround = Surround.NOTHING;
    private volatile boolean closing;

    /** @param lanes where each delivery's lane runs; ours to close */
    TriageLoop(
            Inbox inbox,
            InForce<Regime> regime,
            Changeover changeover,
            Runnable afterwards,
            ExecutorService lanes,
            InstantSource clock) {
        this.lanes = lanes;
        this.inbox = inbox;
        this.regime = regime;
        this.changeover = changeover;
        this.afterwards = afterwards;
        this.clock = clock;
        this.loop = new Loop("triage", clock);
        inbox.listen(arrived::release);
    }

    /** From now on each delivery is triaged within that. */
    public void surroundedBy(Surround newSurround) {
        surround = newSurround;
    }

    public void start() {
        loop.start(this::run);
    }

    public Loop loop() {
        return loop;
    }

    private void run() {
        while (!closing) {
            try {
                if (triageWaiting() == 0) {
                    arrived.tryAcquire(1, TimeUnit.SECONDS);
                    arrived.drainPermits();
                }
                loop.cameRound();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!closing) {
                    LOG.error("Triage stopped short; what waits is tried again in a second", e);
                    rest();
                }
            }
        }
    }

    private void rest() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            closing = true;
        }
    }

    /**
     * Triages all that waits now, up to a bound, notices last: they are about what alerts opened. Each round is wholly
     * by one set of policies. Returns how many.
     */
    public int triageWaiting() {
        changeover.toNext();
        Regime by = regime.now();
        List<Inbox.Pending> waiting = waiting();
        inLanes(by.triage(), alerts(waiting, by.policies()));
        inLanes(by.triage(), grouped(waiting, Notice.class, notice -> notice.source() + "/" + notice.incident()));
        afterwards.run();
        return waiting.size();
    }

    /** What had to be put off comes when its time has come, and takes no place from the others until then. */
    private List<Inbox.Pending> waiting() {
        Instant now = clock.instant();
        return inbox.pending(AT_ONCE + setbacks.size()).stream()
                .filter(pending -> !setbacks.rests(pending, now))
                .limit(AT_ONCE)
                .toList();
    }

    private static Collection<List<Inbox.Pending>> alerts(List<Inbox.Pending> waiting, Policies policies) {
        return grouped(
                waiting,
                Delivery.class,
                delivery -> policies.correlate(delivery.alert()).verdict());
    }

    /** Those of one type, those of one key together. */
    private static <T extends Received> Collection<List<Inbox.Pending>> grouped(
            List<Inbox.Pending> waiting, Class<T> type, Function<T, String> key) {
        return waiting.stream()
                .filter(pending -> type.isInstance(pending.received()))
                .collect(Collectors.groupingBy(
                        pending -> key.apply(type.cast(pending.received())), LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private void inLanes(Triage triage, Collection<List<Inbox.Pending>> groups) {
        List<? extends Future<?>> running = groups.stream()
                .map(group -> lanes.submit(() -> group.forEach(pending -> untilCommitted(triage, pending))))
                .toList();
        for (Future<?> lane : running) {
            try {
                lane.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }

    /** One delivery that cannot be triaged keeps waiting; it must not hold up those behind it. */
    private void untilCommitted(Triage triage, Inbox.Pending pending) {
        Task task = new Task("triage", Task.About.DELIVERY, pending.received().id());
        try {
            surround.run(task, () -> tried(triage, pending));
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException | VirtualMachineError e) {
            setbacks.add(pending, clock.instant());
        }
    }

    private void tried(Triage triage, Inbox.Pending pending) {
        try {
            for (int attempt = 0; attempt < ATTEMPTS && !closing; attempt++) {
                if (triage.triage(pending)) {
                    inbox.triaged(pending);
                    setbacks.over(pending);
                    return;
                }
            }
            setbacks.add(pending, clock.instant());
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException | VirtualMachineError e) {
            // also what a decision took too much memory or stack for: the others must be decided
            LOG.errorf(
                    e,
                    "Delivery %s cannot be triaged; it stays in the inbox and is tried again later",
                    pending.received().id());
            throw e;
        }
    }

    @Override
    public void close() {
        closing = true;
        arrived.release();
        lanes.close();
    }
}
