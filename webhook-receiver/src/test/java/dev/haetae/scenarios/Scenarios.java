package dev.haetae.scenarios;

import java.util.List;
import java.util.Map;

/** What is done about each scenario (S1–S19), as the shipped playbooks have it. */
final class Scenarios {

    static final List<Scenario> ALL = List.of(
            Scenario.of("S1: a node is down; nothing new comes to it until it is back", "NodeDown")
                    .critical()
                    .where(stage -> stage.deadNode())
                    .onItsNode()
                    .wellOnce(stage -> stage.isCordoned() && stage.comesBack())
                    .alsoWith(Twist.PERSON)
                    .does("diagnose-1 applied", "keep-off helped"),
            Scenario.of("S2: the network is parted; traffic takes the fallback routes", "NetworkPartition")
                    .critical()
                    .onItsNode()
                    .where(stage -> stage.settings("routes", Map.of("fallback", "off")))
                    .wellOnce(stage -> stage.setting("routes", "fallback").equals("on"))
                    .writesWhatGitHas("fallback-routes")
                    .alsoWith(Twist.NOTHING_HELPS, Twist.IN_GIT)
                    .does("diagnose-1 applied", "fallback-routes helped"),
            Scenario.of("S3: the CPU is used up", "HighCPUUsage")
                    .service("matchmaking")
                    .where(stage -> stage.runs("matchmaking", 2))
                    .wellOnce(stage -> stage.answering("matchmaking") == 3)
                    .does("diagnose-1 applied", "half-as-many-again helped"),
            Scenario.of("S3: memory is used up", "HighMemoryUsage")
                    .service("matchmaking")
                    .where(stage -> stage.runs("matchmaking", 2))
                    .wellOnce(stage -> stage.answering("matchmaking") == 3)
                    .does("diagnose-1 applied", "half-as-many-again helped"),
            Scenario.of("S3: a disk is full", "DiskFull")
                    .service("mongodb")
                    .where(stage -> stage.cronJob("clean-up-disk"))
                    .wellOnce(stage -> stage.hasRun("clean-up-disk"))
                    .alsoWith(Twist.NOTHING_HELPS)
                    .does("diagnose-1 applied", "clean-up helped"),
            Scenario.of("S3: too many commands wait", "CommandQueueLong")
                    .service("matchmaking")
                    .where(stage -> stage.runs("matchmaking", 2))
                    .wellOnce(stage -> stage.answering("matchmaking") == 3)
                    .does("diagnose-1 applied", "half-as-many-again helped"),
            Scenario.of("S3: the game loop is slow", "GameTickSlow")
                    .service("game-server")
                    .label("zone", "zone-2")
                    .where(stage -> stage.runs("game-server-zone-2", 2))
                    .wellOnce(stage -> stage.answering("game-server-zone-2") == 3)
                    .does("diagnose-1 applied", "one-more helped"),
            Scenario.of("S4: a service fails its health checks", "ServiceDown")
                    .service("matchmaking")
                    .critical()
                    .where(stage -> stage.runs("matchmaking", 3).crash("matchmaking"))
                    .wellOnce(stage -> stage.isRestarted("matchmaking"))
                    .does("diagnose-1 applied", "restart helped"),
            Scenario.of("S4: a restart does not help; the pod gets no traffic any more", "ServiceDown")
                    .service("redis-cache")
                    .critical()
                    .where(stage -> stage.runsInOrder("redis-cache", 3))
                    .onOnePodOf("redis-cache")
                    .wellOnce(stage -> stage.answersInTraffic("redis-cache", 3, 2))
                    .elseIsLeftTo("no-release")
                    .alsoWith(Twist.NOTHING_HELPS, Twist.PERSON)
                    .does("diagnose-1 applied", "restart no-effect", "take-out helped"),
            Scenario.of("S5: a database is slow", "DatabaseSlow")
                    .service("mysql")
                    .where(stage -> stage.settings("database", Map.of("read-from", "primary")))
                    .wellOnce(stage -> stage.setting("database", "read-from").equals("replica"))
                    .does("diagnose-1 applied", "read-replica helped"),
            Scenario.of("S6: a cache fails; whoever is asked builds it anew", "CacheFailing")
                    .service("redis-cache")
                    .where(stage -> stage.emptyCache()
                            .runsAlone("redis-cache")
                            .settings("features", Map.of("serve-from", "cache")))
                    .withConsent()
                    .wellOnce(stage -> stage.serves("session:", "mina", "in game"))
                    .does("diagnose-1 applied", "from-the-database no-effect", "rebuild helped", "fill done"),
            Scenario.of("S7: the payment gateway fails, which is somebody else's", "PaymentGatewayFailing")
                    .service("payment-gateway")
                    .critical()
                    .where(stage ->
                            stage.settings("payments", Map.of("retries", "5")).cronJob("reconcile-payments"))
                    .wellOnce(stage -> stage.setting("payments", "retries").equals("2"))
                    .writesWhatGitHas("retry-with-care")
                    .alsoWith(Twist.PERSON, Twist.IN_GIT)
                    .does(
                            "diagnose-1 applied",
                            "tell-the-players applied",
                            "retry-with-care helped",
                            "reconcile helped"),
            Scenario.of("S8: logging in through others fails", "SocialLoginFailing")
                    .service("social-login")
                    .critical()
                    .where(stage -> stage.settings("login", Map.of("keep-sessions", "off", "guest-mode", "off")))
                    .wellOnce(stage -> stage.setting("login", "guest-mode").equals("on"))
                    .alsoWith(Twist.PERSON)
                    .does("diagnose-1 applied", "keep-sessions no-effect", "guest-mode helped"),
            Scenario.of("S9: the CDN fails", "CDNFailing")
                    .service("cdn")
                    .where(stage ->
                            stage.settings("content", Map.of("source", "cdn")).cronJob("redistribute-content"))
                    .wellOnce(stage -> stage.setting("content", "source").equals("local"))
                    .does("diagnose-1 applied", "local-content helped", "redistribute helped"),
            Scenario.of("S10: a game server of one zone is down", "GameServerDown")
                    .service("game-server")
                    .label("zone", "zone-1")
                    .critical()
                    .where(stage -> stage.runs("game-server-zone-1", 2).loseOne("game-server-zone-1"))
                    .wellOnce(stage -> stage.answering("game-server-zone-1") == 3)
                    .does("diagnose-1 applied", "one-more helped"),
            Scenario.of("S10: snapshots fail", "SnapshotFailing")
                    .service("game-server")
                    .label("zone", "zone-3")
                    .where(stage -> stage.runs("game-server-zone-3", 2).cronJob("take-snapshot"))
                    .wellOnce(stage -> stage.hasRun("take-snapshot"))
                    .does("diagnose-1 applied", "take-one helped"),
            Scenario.of("S11: Redis is down; snapshots come cold until it is back", "RedisDown")
                    .service("redis-cache")
                    .critical()
                    .where(stage -> stage.runsAlone("redis-cache")
                            .settings("snapshots", Map.of("read-from", "redis"))
                            .crash("redis-cache"))
                    .onOnePodOf("redis-cache")
                    .withConsent()
                    .wellOnce(stage -> stage.answering("redis-cache") == 1)
                    .alsoWith(Twist.NOTHING_HELPS)
                    .does("diagnose-1 applied", "cold-snapshots no-effect", "restart helped", "fill helped"),
            Scenario.of("S12: Kafka is down; events are kept until it is back", "KafkaDown")
                    .service("kafka")
                    .critical()
                    .where(stage -> stage.runs("kafka", 1)
                            .settings("events", Map.of("buffer", "off"))
                            .cronJob("replay-events")
                            .crash("kafka"))
                    .onOnePodOf("kafka")
                    .wellOnce(stage -> stage.answering("kafka") == 1)
                    .does("diagnose-1 applied", "keep-events no-effect", "restart helped", "replay helped"),
            Scenario.of("S12: consumers are behind", "KafkaConsumerLag")
                    .service("platform-server")
                    .where(stage -> stage.runs("platform-server", 2))
                    .wellOnce(stage -> stage.isRestarted("platform-server"))
                    .does("diagnose-1 applied", "restart helped"),
            Scenario.of("S13: MySQL is down; events pile up", "MySQLDown")
                    .service("mysql")
                    .critical()
                    .where(stage -> stage.settings("records", Map.of("keep-in", "mysql"))
                            .cronJob("process-backlog"))
                    .wellOnce(stage -> stage.setting("records", "keep-in").equals("kafka"))
                    .does("diagnose-1 applied", "pile-up helped", "catch-up helped"),
            Scenario.of("S14: the platform server is down", "ServiceDown")
                    .service("platform-server")
                    .critical()
                    .where(stage -> stage.runs("platform-server", 2).crash("platform-server"))
                    .wellOnce(stage -> stage.isRestarted("platform-server"))
                    .elseIsLeftTo("no-release")
                    .alsoWith(Twist.NOTHING_HELPS, Twist.PERSON)
                    .does("diagnose-1 applied", "restart helped"),
            Scenario.of("S15: a release makes it worse; a person agrees to take it back", "ReleaseDegraded")
                    .service("matchmaking")
                    .critical()
                    .where(stage -> stage.runs("matchmaking", 3).badRelease("matchmaking"))
                    .withConsent()
                    .wellOnce(stage -> stage.image("matchmaking").endsWith(":1") && stage.answering("matchmaking") == 3)
                    .does("diagnose-1 applied", "roll-back helped"),
            Scenario.of("S15: too many answers are errors", "HighErrorRate")
                    .service("matchmaking")
                    .critical()
                    .where(stage -> stage.runs("matchmaking", 3))
                    .wellOnce(stage -> stage.isRestarted("matchmaking"))
                    .does("diagnose-1 applied", "restart helped"),
            Scenario.of("S15: answers take too long", "HighLatency")
                    .service("matchmaking")
                    .where(stage -> stage.runs("matchmaking", 2))
                    .wellOnce(stage -> stage.answering("matchmaking") == 3)
                    .does("diagnose-1 applied", "half-as-many-again helped"),
            Scenario.of("S16: connections are used up", "DatabasePoolExhausted")
                    .service("mysql")
                    .critical()
                    .where(stage -> stage.runs("auth-service", 2).settings("database", Map.of("pool-size", "20")))
                    .onOnePodOf("auth-service")
                    .withConsent()
                    .wellOnce(stage -> stage.setting("database", "pool-size").equals("30"))
                    .writesWhatGitHas("larger-pool")
                    .alsoWith(Twist.IN_GIT)
                    .does("diagnose-1 applied", "restart no-effect", "larger-pool helped"),
            Scenario.of("S17: memory leaks", "MemoryLeak")
                    .service("matchmaking")
                    .where(stage -> stage.runs("matchmaking", 3))
                    .wellOnce(stage -> stage.isRestarted("matchmaking"))
                    .does("diagnose-1 applied", "restart helped"),
            Scenario.of("S18: all zones are down; the commander has them restored", "AllZonesDown")
                    .service("game-server")
                    .critical()
                    .where(stage -> stage.cronJob("restore-snapshots").cronJob("start-game-servers"))
                    .withConsent()
                    .wellOnce(stage -> stage.hasRun("start-game-servers"))
                    .alsoWith(Twist.PERSON)
                    .does("diagnose-1 applied", "restore no-effect", "start-servers helped"),
            Scenario.of("S19: the data centre is down; the commander has it fail over", "DataCenterDown")
                    .service("platform-server")
                    .critical()
                    .where(stage -> stage.runs("platform-server", 1).cronJob("fail-over"))
                    .withConsent()
                    .wellOnce(stage -> stage.hasRun("fail-over"))
                    .does("diagnose-1 applied", "fail-over helped"),
            Scenario.of("players are leaving, which no machine can mend", "ConcurrentUsersDrop")
                    .service("game-server")
                    .label("zone", "zone-1")
                    .critical()
                    .where(stage -> stage.runs("game-server-zone-1", 1))
                    .leavesItToPeople("ladder-exhausted")
                    .does("diagnose-1 applied", "tell-the-players applied"));

    private Scenarios() {}
}
