package dev.haetae.schedule;

import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One thing of the cluster, as every verb sees it. */
final class Body {

    private static final String UID = "uid";

    private int desired = 4;
    private int ready = 4;
    private long generation = 1;
    private String restartedAt;
    private String revision = "r2";
    private Instant since;
    private String value = "off";
    private boolean out;
    private String mark;
    private boolean optedIn = true;
    private boolean autoscaled;
    private boolean inGit;
    private final Set<String> runs = new HashSet<>();
    private RunJob.Runs lastRun = new RunJob.Runs(UID, null, RunJob.Phase.NONE, null);
    private String writer;
    private Instant written;

    Body(Instant since) {
        this.since = since;
    }

    State seenBy(String verb) {
        return switch (verb) {
            case Scale.VERB -> new State.Replicas(desired, ready, generation, UID);
            case Restart.VERB ->
                new State.Rollout(UID, generation, "of-" + revision, restartedAt, desired, desired, ready);
            case Rollback.VERB ->
                new Rollback.Release(
                        UID,
                        revision,
                        since,
                        before(revision),
                        Map.of(),
                        null,
                        desired,
                        desired,
                        ready,
                        ready < desired);
            case Configure.VERB -> new Configure.Setting(UID, value);
            case Isolate.VERB -> placement();
            case RunJob.VERB -> lastRun;
            case Diagnose.VERB -> new Diagnose.Findings(UID, List.of());
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** It answers, whoever of its group does not. */
    private State placement() {
        return new Isolate.Placement(UID, out, false, true, 0).among(desired, Math.min(desired - 1, desired - ready));
    }

    private static String before(String revision) {
        int number = Integer.parseInt(revision.substring(1));
        return number > 1 ? "r" + (number - 1) : null;
    }

    Custody custody() {
        return new Custody(mark, optedIn, writer, written);
    }

    /** @param answers whether any of its pods does afterwards */
    void accept(Action order, boolean answers, Instant now) {
        generation++;
        switch (order) {
            case Scale scale -> desired = scale.replicas();
            case Restart restart -> restartedAt = restart.restartedAt().toString();
            case Rollback rollback -> {
                revision = rollback.revision();
                since = now;
            }
            case Configure configure -> value = configure.value();
            case Isolate isolate -> out = isolate.out();
            case RunJob job -> ran(job, answers);
            default -> throw new IllegalArgumentException(order.verb());
        }
        ready = answers ? desired : 0;
    }

    /** A Job is found by the order that had it made, whatever ran since. */
    boolean hasRun(Action order) {
        return runs.contains(order.id());
    }

    private void ran(RunJob job, boolean well) {
        runs.add(job.id());
        lastRun = new RunJob.Runs(UID, job.id(), well ? RunJob.Phase.SUCCEEDED : RunJob.Phase.FAILED, null);
    }

    /** Somebody else changes all of it. {@code who} is null where that cannot be seen on it. */
    void changed(int replicas, String who, Instant now) {
        generation++;
        desired = replicas;
        ready = replicas;
        revision = "r" + (Integer.parseInt(revision.substring(1)) + 1);
        since = now;
        value = value.equals("off") ? "half" : "off";
        out = false;
        if (who != null) {
            writer = who;
            written = now;
        }
    }

    void marked(String where) {
        mark = where;
    }

    void optedIn(boolean newOptedIn) {
        optedIn = newOptedIn;
    }

    boolean isOptedIn() {
        return optedIn;
    }

    void autoscaled(boolean newAutoscaled) {
        autoscaled = newAutoscaled;
    }

    boolean isAutoscaled() {
        return autoscaled;
    }

    void inGit(boolean newInGit) {
        inGit = newInGit;
    }

    boolean isInGit() {
        return inGit;
    }

    /** What belongs to somebody else: replicas to an autoscaler, and all that a release is made of to Git. */
    boolean isOwned(String verb) {
        return switch (verb) {
            case Scale.VERB -> inGit || autoscaled;
            case Rollback.VERB -> inGit;
            default -> false;
        };
    }

    boolean isMarked() {
        return mark != null;
    }

    void limps(int answering) {
        ready = Math.min(desired, answering);
    }

    void heals() {
        ready = desired;
    }
}
