package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.announce.Announcers;
import dev.haetae.contract.Announcer;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.inprocess.InProcess;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.incident.Chronicle;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.HappeningNames;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Timelines;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.remediate.Confirmation;
import dev.haetae.remediate.Figures;
import dev.haetae.remediate.Remediation;
import dev.haetae.retention.Retention;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.store.Store;
import dev.haetae.store.embedded.EmbeddedStore;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedCluster;
import dev.haetae.testkit.ScriptedFunction;
import dev.haetae.timer.Timers;
import dev.haetae.triage.Upstream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** A night that a test lives through: a receiver on a clock that only the test moves, and a cluster by script. */
final class Night implements AutoCloseable {

    static final Instant THREE = Instant.parse("2026-11-19T18:00:00Z");
    static final Target ZONE_1 = target("game-server-zone-1");
    static final Target PLATFORM = target("platform-server");

    private static final String CALLED = "escalated";
    private static final Set<String> ASIDE = Set.of("announced", CALLED);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));
    private static final Duration WATCHDOG = Duration.ofMinutes(10);
    private static final Duration SILENT_FOR = Duration.ofMinutes(15);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration INCIDENTS_KEPT = Duration.ofDays(90);
    private static final Duration INBOX_KEPT = Duration.ofDays(14);

    final ManualClock clock = new ManualClock(THREE);
    final ScriptedCluster cluster = new ScriptedCluster("production", clock)
            .with(ZONE_1, ScriptedFunction.settled(2))
            .with(PLATFORM, ScriptedFunction.settled(4));
    final ScriptedFunction scale = new ScriptedFunction(cluster);
    final ScriptedFunction restart = new ScriptedFunction(cluster, Restart.VERB);
    final ScriptedFunction look = new ScriptedFunction(cluster, Diagnose.VERB);
    final List<StatusUpdate> told = new CopyOnWriteArrayList<>();

    private final Path directory;
    private Store store;
    private final Retention retention;
    private Rulebook rulebook;
    private final Mode mode;
    private final Optional<Confirmation> alertmanager;
    private final Optional<Upstream> upstream;
    private final List<OpsFunction> functions = new ArrayList<>(List.of(scale, restart, look));
    private Figures figures = Figures.NOBODY;
    private Announcers announcers = Announcers.heardBy(new Listener());
    private Haetae haetae;

    Night(Path directory, Policies policies, Mode mode, Confirmation alertmanager) {
        this(directory, policies, mode, alertmanager, null);
    }

    Night(Path directory, Policies policies, Mode mode, Confirmation alertmanager, Upstream upstream) {
        this.directory = directory;
        this.store = EmbeddedStore.open(directory);
        this.retention = new Retention(INCIDENTS_KEPT, INBOX_KEPT, directory.resolve("export"));
        this.rulebook = new Rulebook(policies, clock);
        this.mode = mode;
        this.alertmanager = Optional.ofNullable(alertmanager);
        this.upstream = Optional.ofNullable(upstream);
        starts();
    }

    static Night on(Path directory) {
        return new Night(directory, Policies.shipped(), Mode.AUTO, null);
    }

    static Target target(String deployment) {
        return new Target("production", "game-production", "Deployment", deployment);
    }

    /** A receiver starts on what is stored; one that ran before is not asked. */
    void starts() {
        var pace = new Remediation.Pace(
                Duration.ofSeconds(2),
                Duration.ofMinutes(1),
                Optional.empty(),
                Duration.ofMinutes(15),
                Duration.ofMinutes(30));
        haetae = new Haetae(
                new Haetae.Settings("production", true, mode, LEASE, WATCHDOG, SILENT_FOR, retention, pace),
                new Haetae.Surroundings(
                        store,
                        rulebook,
                        new InProcess(functions),
                        announcers,
                        alertmanager,
                        upstream,
                        figures,
                        clock,
                        Runnable::run,
                        Executors.newVirtualThreadPerTaskExecutor()));
        haetae.takeOver();
    }

    /** Another receiver starts, which has these functions too. */
    Night knowing(OpsFunction... more) {
        List.of(more)
                .forEach(function -> functions.removeIf(other -> other.verb().equals(function.verb())));
        functions.addAll(List.of(more));
        starts();
        return this;
    }

    /** Another receiver starts, which has no function of that verb. */
    Night lacking(String verb) {
        functions.removeIf(function -> function.verb().equals(verb));
        starts();
        return this;
    }

    /** Another receiver starts, which can ask for figures. */
    Night asking(Figures whom) {
        figures = whom;
        starts();
        return this;
    }

    /** A receiver starts on what is stored, by other policies than the one that ran before. */
    void startsBy(Policies policies) {
        rulebook = new Rulebook(policies, clock);
        starts();
    }

    /** The receiver stops, and another starts on that backup. */
    void restored(Path backup) {
        haetae.stop();
        store.close();
        try {
            Files.copy(backup, directory.resolve("haetae.mv"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store = EmbeddedStore.open(directory);
        starts();
    }

    void announcesOver(Announcer other) {
        announcesOver(Announcers.heardBy(other));
    }

    void announcesOver(Announcers others) {
        announcers = others;
        starts();
    }

    /** Other policies are in force from now on. */
    void reloads(Policies policies) {
        rulebook.offer(policies);
        haetae.runUntilIdle();
    }

    /** Lets time pass, with everything happening at its moment. */
    void passes(Duration time) {
        Instant end = clock.instant().plus(time);
        haetae.runUntilIdle();
        Timers timers = new Timers(store, "test", LEASE);
        Optional<Instant> next = timers.next().filter(due -> !due.isAfter(end));
        while (next.isPresent()) {
            clock.set(next.get().isAfter(clock.instant()) ? next.get() : clock.instant());
            haetae.runUntilIdle();
            next = timers.next().filter(due -> !due.isAfter(end));
        }
        clock.set(end);
    }

    /** What follows the look around can see nothing any more. */
    void breaksAfterTheLook() {
        look.nextAnswerBecomes(found -> {
            cluster.broken(true);
            return found;
        });
    }

    void passesUnattended(Duration time) {
        clock.advance(time);
    }

    /** The webhook is taken, and nothing else happens yet. */
    String receives(Delivery delivery) {
        return haetae.inbox()
                .accept(List.of(delivery))
                .toCompletableFuture()
                .join()
                .getFirst();
    }

    String hears(Delivery delivery) {
        String id = receives(delivery);
        haetae.runUntilIdle();
        return id;
    }

    Delivery firing(Map<String, String> labels, Instant startsAt) {
        return delivery(labels, Status.FIRING, startsAt, null);
    }

    Delivery resolved(Map<String, String> labels, Instant startsAt) {
        return delivery(labels, Status.RESOLVED, startsAt, clock.instant());
    }

    Delivery delivery(Map<String, String> labels, Status status, Instant startsAt, Instant endsAt) {
        return Delivery.of(
                "alertmanager",
                Delivery.hash(new TreeMap<>(labels).toString()).substring(0, 16),
                status,
                startsAt,
                endsAt,
                new Alert(labels, Map.of("summary", labels.get("alertname") + " of " + labels.get("service"))),
                new Delivery.Origin("hook", "{}", "http://alertmanager:9093", "http://prometheus:9090"),
                clock.instant());
    }

    static Map<String, String> gameServerDown() {
        return labels("GameServerDown", "game-server", "critical", Map.of("zone", "zone-1"));
    }

    static Map<String, String> highCpu() {
        return labels("HighCPUUsage", "platform-server", "warning", Map.of());
    }

    static Map<String, String> labels(String name, String service, String severity, Map<String, String> more) {
        Map<String, String> labels = new HashMap<>(more);
        labels.putAll(Map.of(
                "alertname", name,
                "service", service,
                "severity", severity,
                "cluster", "production",
                "namespace", "game-production"));
        return labels;
    }

    List<Incident> incidents() {
        return haetae.incidents().newest(null, 100, incident -> true);
    }

    /** The one incident of this night. */
    Incident incident() {
        List<Incident> all = incidents();
        if (all.size() != 1) {
            throw new AssertionError("expected one incident, there are " + all);
        }
        return all.getFirst();
    }

    List<Event> events() {
        return haetae.incidents().timeline(incident().id());
    }

    /** {@code 03:00:00 opened: sentence}, without what was announced and who was {@link #called}. */
    List<String> timeline() {
        return told(type -> !ASIDE.contains(type));
    }

    /** {@code 03:05:00 escalated: sentence}. */
    List<String> called() {
        return told(CALLED::equals);
    }

    private List<String> told(Predicate<String> type) {
        return events().stream()
                .filter(event -> type.test(HappeningNames.of(event.what())))
                .map(event -> "%s %s: %s"
                        .formatted(
                                TIME.format(event.at()),
                                HappeningNames.of(event.what()),
                                event.because().sentence()))
                .toList();
    }

    List<String> types() {
        return events().stream()
                .map(event -> HappeningNames.of(event.what()))
                .filter(type -> !ASIDE.contains(type))
                .toList();
    }

    /** Without the calls. */
    List<String> told() {
        return told.stream()
                .map(StatusUpdate::kind)
                .filter(kind -> kind != StatusUpdate.Kind.ESCALATED)
                .map(StatusUpdate.Kind::name)
                .toList();
    }

    /** The verbs of all that was begun in the one incident. */
    List<String> begun() {
        return events().stream()
                .map(Event::what)
                .filter(Happening.ActionStarted.class::isInstance)
                .map(what -> ((Happening.ActionStarted) what).action().verb())
                .toList();
    }

    int replicas(Target target) {
        Replicas now = cluster.replicas(target);
        return now.desired();
    }

    Rulebook rulebook() {
        return rulebook;
    }

    Haetae haetae() {
        return haetae;
    }

    Store store() {
        return store;
    }

    Chronicle chronicle() {
        return new Chronicle(store);
    }

    /** Every incident is what its timeline makes of it. */
    private void assertFolds() {
        for (Incident incident : incidents()) {
            assertThat(Timelines.fold(incident.id(), haetae.incidents().timeline(incident.id())))
                    .isEqualTo(incident);
        }
    }

    @Override
    public void close() {
        assertFolds();
        haetae.stop();
        store.close();
    }

    private final class Listener implements Announcer {

        @Override
        public String channel() {
            return "test";
        }

        @Override
        public Told tell(StatusUpdate update) {
            told.add(update);
            return new Told.Delivered(update.id());
        }
    }
}
