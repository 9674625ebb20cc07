package dev.haetae.rulebook;

import dev.haetae.policy.Policies;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.policy.source.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks every few seconds at the texts in the policies' directory, and loads them once they are others and two looks in
 * a row saw the same: neither half a file nor half of a ConfigMap is ever loaded. What is read, and nothing else, tells
 * of a change, so it does not matter how it came: by an editor, a symbolic link that was swapped, or over a network.
 */
public final class Watch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger("haetae.policies");
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final Duration LEAST = Duration.ofMillis(100);

    private final Path directory;
    private final Duration every;
    private final Rulebook rulebook;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Reading seen;
    private Reading judged;

    public Watch(Path directory, Duration every, Rulebook rulebook) {
        this.directory = directory;
        this.every = every.compareTo(LEAST) < 0 ? LEAST : every;
        this.rulebook = rulebook;
    }

    public void start() {
        Thread.ofPlatform().name("haetae-policies").daemon().start(this::run);
    }

    private void run() {
        try {
            Duration pause = every;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = looked() || every.compareTo(SETTLING) < 0 ? every : SETTLING;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, it looks again: a watch that ended would let changes pass unseen. */
    private boolean looked() {
        try {
            return look();
        } catch (RuntimeException | VirtualMachineError unexpected) {
            refuse(List.of(Reading.unexpected("cannot be looked at", unexpected)));
            return true;
        }
    }

    /** Returns whether it saw what the look before saw: otherwise it is worth looking again soon. */
    boolean look() {
        Reading now = Reading.of(directory);
        boolean settled = now.equals(seen);
        seen = now;
        if (settled && !now.equals(judged)) {
            judged = now;
            judge(now);
        }
        return settled;
    }

    private void judge(Reading reading) {
        switch (reading) {
            case Reading.Unreadable unreadable -> refuse(unreadable.problems());
            case Reading.Texts texts
            when texts.files().hash().equals(rulebook.next().hash()) -> rulebook.keep();
            case Reading.Texts texts -> load(texts.files());
        }
    }

    private void load(PolicyFiles files) {
        try {
            rulebook.offer(Policies.of(files));
        } catch (InvalidPolicies invalid) {
            refuse(invalid.problems());
        } catch (RuntimeException unexpected) {
            LOG.debug("Policies could not be loaded", unexpected);
            refuse(List.of(Reading.unexpected("cannot be loaded", unexpected)));
        }
    }

    private void refuse(List<Problem> problems) {
        rulebook.refuse(problems);
        LOG.warnf(
                "The policies in %s were not loaded; those of %s, %s, stay in force:%n%s",
                directory,
                rulebook.loaded().since(),
                rulebook.next().hash(),
                problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
