package dev.haetae;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Restart;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.inbox.Delivery;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Policies;
import dev.haetae.schedule.Drill;
import dev.haetae.schedule.Facts;
import dev.haetae.schedule.Oracle;
import dev.haetae.schedule.Tally;
import dev.haetae.schedule.UnsteadyStore;
import dev.haetae.schedule.World;
import dev.haetae.testkit.ManualClock;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** One random schedule: what alerts, people, the cluster and the machines do, one after another and between. */
final class Schedule {

    private static final Instant NOON = Instant.parse("2026-11-19T12:00:00Z");
    private static final Duration QUIET = Duration.ofMinutes(80);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int OFTEN = 25;
    private static final int SELDOM = 60;
    private static final String FEATURES = "features/guest-mode";

    private final SplittableRandom random;
    private final ManualClock clock = new ManualClock(NOON);
    private final Facts facts = new Facts();
    private final UnsteadyStore store;
    private final Oracle oracle;
    private final World world;
    private final List<Bench> receivers = new ArrayList<>();
    private final Wire wire;
    private final Crowd crowd;
    private final List<String> log = new ArrayList<>();
    private Bench running;
    private boolean between;

    Schedule(long seed) {
        this.random = new SplittableRandom(seed);
        clock.advance(Duration.ofMinutes(random.nextInt(60)));
        boolean alone = random.nextInt(3) > 0;
        this.store = new UnsteadyStore(alone);
        this.oracle = new Oracle(facts, store, clock);
        this.world = new World(clock, oracle);
        Policies policies = set();
        facts.inForce(policies, Instant.EPOCH);
        targets();
        for (int receiver = 0; receiver < (alone ? 1 : 2); receiver++) {
            receivers.add(new Bench(store, world, clock, policies));
        }
        this.wire = new Wire(random, clock, facts);
        this.crowd = new Crowd(random, clock, facts, world);
        world.between(applying -> between(applying, OFTEN));
        store.between(() -> between(false, SELDOM));
        store.struck(fate ->
                oracle.note("commit " + fate.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private Policies set() {
        return one(Drill.SETS);
    }

    private void targets() {
        for (String service : Drill.SERVICES) {
            world.add(new Target("production", Drill.namespace(service), "Deployment", service));
            world.add(new Target("production", Drill.namespace(service), Restart.POD, service + "-0"));
            world.add(new Target("production", Drill.namespace(service), Scale.AUTOSCALER, service));
        }
        world.add(new Target("production", "play", Configure.CONFIG_MAP, FEATURES));
        world.add(new Target("production", "shop", Configure.CONFIG_MAP, FEATURES));
        for (String job : List.of("sweep", "tidy", "report")) {
            world.add(new Target("production", "play", RunJob.CRON_JOB, job));
            world.add(new Target("production", "shop", RunJob.CRON_JOB, job));
        }
    }

    /** What was broken, in words; empty when nothing was. */
    List<String> broken(int events) {
        for (int event = 0; event < events; event++) {
            clock.advance(Duration.ofMillis(1 + random.nextInt(3_000)));
            happens();
            runs();
        }
        calmsDown();
        return oracle.verdict();
    }

    /** How often what happened. */
    Tally tally() {
        return oracle.tally();
    }

    /** What the schedule did, in order. */
    List<String> log() {
        return log;
    }

    /** What the receivers made of it: each incident's timeline. */
    List<String> stories() {
        Incidents incidents = receivers.getFirst().haetae().incidents();
        return incidents.newest(null, Integer.MAX_VALUE, incident -> true).stream()
                .flatMap(incident -> incidents.timeline(incident.id()).stream()
                        .map(event -> "%s %s %s: %s"
                                .formatted(
                                        event.at(),
                                        incident.correlationKey(),
                                        event.what(),
                                        event.because().sentence())))
                .toList();
    }

    private void did(String what) {
        log.add(clock.instant() + " " + what);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private Bench receiver() {
        return one(receivers);
    }

    private void runs() {
        running = receiver();
        running.runs();
        running = null;
    }

    private void calmsDown() {
        world.calm();
        store.between(() -> {});
        store.next(null, 0);
        runs();
        if (random.nextBoolean()) {
            crowd.letsAllGoOn(receiver().haetae());
        }
        passes(QUIET);
    }

    private void happens() {
        int dice = random.nextInt(100);
        if (dice < 38) {
            did(wire.says(this::sends));
        } else if (dice < 62) {
            time();
        } else if (dice < 84) {
            people("", receiver());
        } else if (dice < 94) {
            trouble();
        } else {
            machines();
        }
    }

    private void sends(Delivery delivery) {
        store.steadily(() -> receiver()
                .haetae()
                .inbox()
                .accept(List.of(delivery))
                .toCompletableFuture()
                .join());
    }

    private void time() {
        int dice = random.nextInt(10);
        if (dice < 5) {
            passes(Duration.ofSeconds(random.nextInt(90)));
        } else if (dice < 8) {
            passes(Duration.ofSeconds(60 + random.nextInt(540)));
        } else if (dice < 9) {
            passes(Duration.ofMinutes(10 + random.nextInt(50)));
        } else {
            did("nobody runs for a while");
            clock.advance(Duration.ofSeconds(random.nextInt(400)));
        }
    }

    private void passes(Duration time) {
        Instant end = clock.instant().plus(time);
        did("time passes until " + end);
        runs();
        Optional<Instant> next = next(end);
        while (next.isPresent()) {
            clock.set(next.get().isAfter(clock.instant()) ? next.get() : clock.instant());
            runs();
            next = next(end);
        }
        clock.set(end.isAfter(clock.instant()) ? end : clock.instant());
    }

    private Optional<Instant> next(Instant end) {
        return new Timers(store, "schedule", LEASE).next().filter(due -> !due.isAfter(end));
    }

    private void people(String when, Bench over) {
        store.steadily(() -> did(when + crowd.does(over.haetae())));
    }

    private void trouble() {
        int dice = random.nextInt(10);
        if (dice < 6) {
            World.Fault fault = dice < 2 ? World.Fault.MAKES_IT_WORSE : one(List.of(World.Fault.values()));
            did("with the next order: " + fault);
            world.next(fault);
        } else if (dice < 8) {
            did("cannot be seen");
            world.unseen(1 + random.nextInt(6));
        } else {
            UnsteadyStore.Fate fate = one(List.of(UnsteadyStore.Fate.values()));
            int others = random.nextInt(12);
            did("after %d commits: %s".formatted(others, fate));
            store.next(fate, others);
        }
    }

    private void machines() {
        if (random.nextBoolean()) {
            did("crashes");
            oracle.note("crash between");
            receiver().crashes();
        } else {
            did("other policies");
            Policies other = set();
            facts.inForce(other, clock.instant());
            receivers.forEach(one -> one.offers(other));
        }
    }

    /** Between a question or an order and its answer, or a decision and its commit: people, another receiver, or so much time that leases end. */
    private void between(boolean applying, int oneIn) {
        if (between || running == null || random.nextInt(oneIn) > 0) {
            return;
        }
        between = true;
        try {
            intrudes(applying);
        } finally {
            between = false;
        }
    }

    private void intrudes(boolean applying) {
        int dice = random.nextInt(10);
        if (dice < 5) {
            people("between: ", running);
        } else if (applying && dice < 8) {
            int seconds = random.nextInt(100);
            did("between: %d s pass".formatted(seconds));
            clock.advance(Duration.ofSeconds(seconds));
        }
        Bench other = receivers.get(receivers.size() > 1 && running == receivers.getLast() ? 0 : receivers.size() - 1);
        if (receivers.size() > 1) {
            did("between: the other runs");
            other.runs();
        }
    }
}
