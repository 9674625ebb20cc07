package dev.haetae;

import dev.haetae.announce.Announcers;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Received;
import dev.haetae.incident.Incidents;
import dev.haetae.remediate.Approvals;
import dev.haetae.remediate.Confirmation;
import dev.haetae.remediate.Figures;
import dev.haetae.remediate.People;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.simulate.ImaginedClock;
import dev.haetae.simulate.InPlace;
import dev.haetae.simulate.Scene;
import dev.haetae.simulate.Stage;
import dev.haetae.timer.Timers;
import dev.haetae.triage.Episode;
import dev.haetae.triage.Episodes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

/** A whole receiver in memory: the same engine, on another clock, store and cluster. Nothing of it reaches anybody. */
final class ImaginedReceiver implements Stage {

    private final ImaginedClock clock;
    private final Timers timers;
    private final Haetae haetae;
    private final Listener listener = new Listener();

    ImaginedReceiver(Haetae.Settings settings, Scene scene) {
        this.clock = new ImaginedClock(scene.at());
        this.timers = new Timers(scene.store(), "imagined", settings.lease());
        this.haetae = new Haetae(
                settings,
                new Haetae.Surroundings(
                        scene.store(),
                        new Rulebook(scene.policies(), clock),
                        scene.world(),
                        Announcers.heardBy(listener),
                        Optional.of(ImaginedReceiver::onOurBooks),
                        Optional.empty(),
                        new Imagined(),
                        clock,
                        Runnable::run,
                        new InPlace()));
    }

    /** Whatever is ordered is imagined to be ready and good; what is measured, nobody measures here. */
    private static final class Imagined implements Figures {

        @Override
        public Answer ask(String promql, Instant at) {
            return new Answer.Nothing();
        }

        @Override
        public Answer verify(String promql, Instant at) {
            return new Answer.Value(1);
        }
    }

    /** Nobody else can be asked: what is on our books is so. */
    private static Confirmation.Answer onOurBooks(Episode episode, Instant now) {
        return new Confirmation.Answer.Active();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void receives(List<? extends Received> received) {
        List<? extends Received> now =
                received.stream().map(one -> one.receivedAt(clock.instant())).toList();
        goOn();
        haetae.inbox().accept(now).toCompletableFuture().join();
        haetae.runUntilIdle();
    }

    @Override
    public void passesUntil(Instant time) {
        haetae.runUntilIdle();
        Optional<Instant> next = next().filter(due -> !due.isAfter(time));
        while (next.isPresent()) {
            goOn();
            clock.reach(next.get());
            haetae.runUntilIdle();
            next = next().filter(due -> !due.isAfter(time));
        }
        clock.reach(time);
    }

    /** Whoever waited for it may have given up. */
    private static void goOn() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("what was being imagined is no longer wanted");
        }
    }

    @Override
    public Optional<Instant> next() {
        return timers.next();
    }

    @Override
    public List<StatusUpdate> told() {
        return List.copyOf(listener.told);
    }

    @Override
    public Inbox inbox() {
        return haetae.inbox();
    }

    @Override
    public Incidents incidents() {
        return haetae.incidents();
    }

    @Override
    public Episodes episodes() {
        return haetae.episodes();
    }

    @Override
    public People people() {
        return haetae.people();
    }

    @Override
    public Approvals approvals() {
        return haetae.approvals();
    }

    @Override
    public void close() {
        haetae.stop();
    }

    /** Hears what people would be told. */
    private static final class Listener implements Announcer {

        private final List<StatusUpdate> told = new CopyOnWriteArrayList<>();

        @Override
        public String channel() {
            return "nobody";
        }

        @Override
        public Told tell(StatusUpdate update) {
            told.add(update);
            return new Told.Delivered(update.id());
        }
    }
}
