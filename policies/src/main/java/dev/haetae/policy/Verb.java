package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/** What a step may ask for; each step has one, and the schema sees to that. */
enum Verb {
    SCALE,
    RESTART,
    ISOLATE,
    ROLLBACK,
    CONFIGURE,
    CACHE_REBUILD,
    RUN_JOB,
    DIAGNOSE,
    STATUS_UPDATE;

    /** R4: as long as the innermost call may take. A look is there to help the fix, not to keep it waiting. */
    private static final Duration LOOKING = Duration.ofSeconds(15);

    static Verb of(Passage step) {
        return Arrays.stream(values())
                .filter(verb -> step.ifSaid(verb.word()).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** As policies write it: {@code cache-rebuild}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a step says under its verb. {@link #SCALE} has limits of its own besides, so {@link ScaleText} reads it. */
    Order order(Passage parameters) {
        return switch (this) {
            case SCALE -> ScaleText.read(parameters).order();
            case RESTART -> Parameters.restart(parameters);
            case ISOLATE -> Parameters.isolation(parameters);
            case ROLLBACK -> Parameters.rollback(parameters);
            case CONFIGURE -> Parameters.configure(parameters);
            case CACHE_REBUILD -> Parameters.rebuild(parameters);
            case RUN_JOB -> Parameters.run(parameters);
            case DIAGNOSE -> Parameters.lookAround(parameters);
            case STATUS_UPDATE -> Parameters.say(parameters);
        };
    }

    /** What was made anew, run or said cannot be taken back. */
    boolean canBeUndone() {
        return this == SCALE || this == ISOLATE || this == ROLLBACK || this == CONFIGURE;
    }

    /** By how many of its target's pods answer it can be seen whether it made things worse. */
    boolean hasPods() {
        return this == SCALE || this == RESTART || this == ROLLBACK;
    }

    /** One that only looks or speaks leaves nothing to be verified. */
    boolean changesSomething() {
        return this != DIAGNOSE && this != STATUS_UPDATE;
    }

    /** Where a look around is denied nothing is known less, so that the ladder goes on; all else is for people. */
    OnDenied onDenied() {
        return this == DIAGNOSE ? OnDenied.NEXT : OnDenied.PEOPLE;
    }

    Duration deadline(Guardrails guardrails) {
        return this == DIAGNOSE ? LOOKING : guardrails.deadline();
    }

    Phase phase() {
        return switch (this) {
            case STATUS_UPDATE -> Phase.DECLARE;
            case DIAGNOSE -> Phase.GATHER;
            default -> Phase.RESOLVE;
        };
    }

    Role role() {
        return this == STATUS_UPDATE ? Role.COMMUNICATIONS_LEAD : Role.OPERATIONS_LEAD;
    }
}
