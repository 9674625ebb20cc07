package dev.haetae.rulebook;

import dev.haetae.policy.Policies;
import dev.haetae.policy.source.Problem;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The policies in force, those that are to follow them, and what was wrong with the last that were refused. Loaded
 * policies are offered first and adopted later, at a moment when no alert is being decided.
 */
public final class Rulebook {

    private static final Logger LOG = Logger.getLogger("haetae.policies");

    private final InstantSource clock;
    private final AtomicLong reloads = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private volatile Loaded loaded;
    private volatile Policies next;
    private volatile Refused refused;
    private volatile Consumer<Policies> listener = policies -> {};

    public Rulebook(Policies policies, InstantSource clock) {
        this.clock = clock;
        this.loaded = new Loaded(policies, clock.instant());
        this.next = policies;
    }

    /** From now on the listener is told which policies come into force. */
    public void listen(Consumer<Policies> newListener) {
        listener = newListener;
    }

    /** By which everything is decided now. Whoever decides takes them once, and decides wholly by them. */
    public Policies policies() {
        return loaded.policies();
    }

    public Loaded loaded() {
        return loaded;
    }

    /** Those to be adopted; those in force when no others were offered. */
    public Policies next() {
        return next;
    }

    /** What was wrong when a reload was last tried; empty when it went well. */
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    public void offer(Policies policies) {
        next = policies;
        refused = null;
    }

    /** What is in force stays. */
    public void refuse(List<Problem> problems) {
        refused = new Refused(problems, clock.instant());
        refusals.incrementAndGet();
    }

    /** What was refused is taken back: what lies there is what was offered last. */
    public void keep() {
        refused = null;
    }

    /** From now on everything is decided by these. */
    public void adopt(Policies policies) {
        if (policies != loaded.policies()) {
            loaded = new Loaded(policies, clock.instant());
            reloads.incrementAndGet();
            listener.accept(policies);
            LOG.infof("Alerts are decided by the policies of %s, %s, from now on", policies.origin(), policies.hash());
        }
    }

    /** How often other policies came into force while this process ran. */
    public long reloads() {
        return reloads.get();
    }

    /** How often others were refused. */
    public long refusals() {
        return refusals.get();
    }
}
