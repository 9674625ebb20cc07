import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * An evening on call in about a minute: three alerts fire at a running receiver, each is looked at and acted upon, one
 * is taken by a person, all are resolved. Everything shown is what the receiver's API tells. {@code make demo} runs it.
 */
final class Demo {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration UNHURRIED = Duration.ofSeconds(2);

    private final Receiver receiver;
    private final Story story;
    private final Path samples;

    private Demo(Receiver receiver, Path samples) {
        this.receiver = receiver;
        this.story = new Story(receiver, Instant.now());
        this.samples = samples;
    }

    public static void main(String[] arguments) throws InterruptedException {
        try {
            new Demo(new Receiver(arguments[0]), Path.of(arguments[1])).play();
        } catch (IOException e) {
            System.err.println("\nThe receiver at " + arguments[0] + " cannot be talked to: " + e.getMessage());
            System.exit(1);
        }
    }

    private void play() throws IOException, InterruptedException {
        story.title("A game server of zone-1 is down; its playbook looks around, and starts another beside it");
        Sample gameServer = fire("game-server-down.json");
        pause(UNHURRIED);

        story.title("platform-server is short of CPU; its playbook looks around, and adds half as many again");
        Sample cpu = fire("high-cpu.json");
        pause(UNHURRIED);

        story.title("Redis is down; its playbook looks around, and has snapshots read from MongoDB meanwhile");
        Sample redis = fire("redis-down.json");
        watchUntil(Incident::isUpToOthers);

        story.title("On-call looks at Redis");
        receiver.acknowledge(story.incidentOf(redis), "on-call");
        pause(UNHURRIED);

        story.title("Alertmanager says that all is well again; Haetae waits whether it stays so");
        for (Sample sample : List.of(gameServer, cpu, redis)) {
            receiver.send(sample.resolved());
        }
        watchUntil(incident -> incident.isClosed() || incident.isLeftToPeople());

        story.title("What Redis lost is left to whoever took it: on-call sees to it, and ends the incident");
        receiver.resolve(story.incidentOf(redis), "on-call");
        watchUntil(Incident::isClosed);
        story.end();
    }

    private Sample fire(String file) throws IOException, InterruptedException {
        Sample sample = Sample.read(samples.resolve(file));
        story.follow(sample, receiver.send(sample.firing()));
        return sample;
    }

    private void pause(Duration howLong) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(howLong);
        while (Instant.now().isBefore(end)) {
            story.goOn();
        }
    }

    private void watchUntil(Predicate<Incident> state) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && !story.goOn().stream().allMatch(state)) {
            Thread.onSpinWait();
        }
    }
}
