package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.policy.Because;
import dev.haetae.store.Batch;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What planning came to, before the mode decides what is made of it. */
sealed interface Proposal {

    /** @param othersFire whether alerts of the incident still fire that the playbook is not for */
    record NotNeeded(Because because, boolean othersFire) implements Proposal {}

    /**
     * What it asks for is there.
     *
     * @param bridged by the same failure before, whose bridge stands; else the ladder did what recovery asks for
     */
    record DoneAlready(Because because, boolean bridged) implements Proposal {}

    record Unconfirmed(Because because) implements Proposal {}

    /** Someone else has a hand on the target. */
    record HandsOff(Because because) implements Proposal {}

    /** @param unchanged expects the switches as they were read, so that whoever lifts the pause meanwhile wins */
    record Paused(Pause pause, Consumer<Batch.Builder> unchanged) implements Proposal {}

    /** It may be allowed later; look again then. {@code verdicts} is empty when no guardrail was reached. */
    record Later(Because because, Instant again, Action action, List<Verdict> verdicts) implements Proposal {}

    /** People have to decide. */
    record Denied(Because because, Action action, List<Verdict> verdicts) implements Proposal {}

    /**
     * @param reservation the ledger's marks, to be committed with whatever starts the action
     * @param asks why a person has to agree even in mode auto; empty where none has to
     */
    record Allowed(Action action, List<Verdict> verdicts, Consumer<Batch.Builder> reservation, Optional<String> asks)
            implements Proposal {

        /** Of what uses up nothing: there is nothing to guard. */
        static Allowed freely(Action action) {
            return new Allowed(action, List.of(), batch -> {}, Optional.empty());
        }
    }
}
