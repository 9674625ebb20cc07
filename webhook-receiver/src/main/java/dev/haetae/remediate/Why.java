package dev.haetae.remediate;

import dev.haetae.contract.Reason;
import dev.haetae.policy.Because;

/** Why remediation did what it did, or did not. */
enum Why implements Reason {
    // the ground of a step
    ALERT_GONE("the alert is gone; there is nothing left to fix"),
    ALERT_UNCONFIRMED("%s"),
    ALERT_SILENCED("%s"),
    TOO_MANY_ALERTS("none of the first %d alerts of the incident still fires, and nobody looked at the rest"),
    OTHERS_FIRE("the playbook's alert is gone, and others of the incident still fire"),
    SILENCED("%s"),
    STORM("in a storm nothing is fixed piece by piece"),
    RESOLVED_BY_HAND("a person resolved the incident"),
    PLAYBOOK_GONE("the playbook %s is no longer loaded"),
    PLAYBOOK_CHANGED("the playbook %s has %d steps now, %d of them to recover, and had %d and %d when it was chosen:"
            + " which comes next cannot be told"),
    // the target
    TARGET_OWNED("%s belongs to %s, which would undo the change; change it there"),
    TARGET_ABSENT("%s"),
    TARGET_UNCLEAR("%s cannot be seen now: %s"),
    TARGET_CHANGED("%s"),
    FOREIGN_CHANGE("%s was changed by someone else since our last step"),
    FOREIGN_WRITE("%s wrote to %s at %s: whoever it is has their hands on it"),
    TARGET_PAUSED("%s is marked for automation to keep off (haetae.dev/pause)"),
    FLOOR_HIGH_ENOUGH("%s keeps at least %d already, and the step asks for no more than %d"),
    AUTOSCALER_FULL("autoscaler %s may go to %d at most, and is there already"),
    NO_RELEASE("%s has no earlier release %s"),
    // guardrails
    NOT_PAUSED("automation is not paused"),
    PAUSED("%s paused automation%s%s: %s"),
    PAUSE_LIFTED("%s lets automation go on: %s"),
    PAUSE_EXPIRED("the pause of automation ended by itself at %s"),
    NO_MAINTENANCE("no maintenance window holds"),
    ALLOWED_IN_MAINTENANCE("maintenance window %s holds, and the playbook may act in it"),
    MAINTENANCE("maintenance window %s holds, and the playbook does not say that it may act in it"),
    WITHIN_BOUNDS("%d is between the floor %d and the ceiling %d"),
    AS_MANY("%s leaves as many replicas as there are"),
    OPTED_IN("people marked it for automation (haetae.dev/automation)"),
    NO_OPT_IN_NEEDED("nothing has to be marked for automation here"),
    NOT_OPTED_IN("neither it nor its namespace is marked haetae.dev/automation: enabled"),
    NO_RELEASE_TAKEN_BACK("it takes no release back"),
    RELEASE_YOUNG("the release began at %s, less than %s ago"),
    RELEASE_OLD("the release began at %s, more than %s ago: too much rests on it by now"),
    RELEASE_OF_UNKNOWN_AGE("when the release began cannot be told"),
    RELEASE_UNSAFE("the release must not be taken back: %s"),
    BELOW_FLOOR("%d is below the floor %d"),
    ABOVE_CEILING("%d is above the ceiling %d"),
    AT_LIMIT("%s %s already, and the step may not take it further"),
    COOLED_DOWN("no other incident acted on the target within its cool-down"),
    COOL_DOWN("incident %s acted on the target; its cool-down ends at %s"),
    UNLOCKED("no other incident works on the target"),
    LOCKED("incident %s works on the target until %s at the latest"),
    STANDS("incident %s changed it for a while, which is to be taken back at %s: a change upon it would not be"),
    FEW_AT_ONCE("%s; %d other workloads of the namespace are being acted on, of %d at once"),
    TOO_MANY_AT_ONCE("%d other workloads of the namespace are being acted on, and %d at once are the most"),
    TOO_LARGE_A_SHARE("%d of the namespace's %d workloads are being acted on, and %d %% are the most"),
    NEIGHBOURS_UNKNOWN("how many workloads the namespace has cannot be seen: %s"),
    TOO_MANY_PODS("it takes away more than %d %% of the workload's pods"),
    TOO_MANY_AWAY("with it %d of the %d that serve together would be away, and %d %% are the most"),
    GROUP_UNKNOWN("who serves together with %s cannot be seen, so that nobody can tell how many would be left"),
    FEW_ACTIONS("actions of the last hour: %s"),
    ACTIONS_PER_HOUR("actions of the last hour: %s, so none until %s"),
    NOBODY_ASKED("no approval rule is for this"),
    PERSON_ASKED("%s, so a person has to agree"),
    BUDGET_CONSUMED("%.0f %% of the error budget are consumed, from %d %% on a young and ailing release is taken back"),
    GUARDRAILS_ALLOW("every guardrail allows it"),
    STUCK("Haetae itself failed at it (%s) %d times in a row; its log says how"),
    WAITED_TOO_LONG("waited until the step's deadline: %s"),
    // modes
    MODE_AUTO("%s; the playbook's mode is auto"),
    MODE_OBSERVE("%s; the playbook's mode is observe, so it is only recorded"),
    MODE_SUGGEST("%s; the playbook's mode is suggest, so it is up to a person"),
    MODE_APPROVE("%s; the playbook's mode is approve, so a person has to agree by %s"),
    MODE_DISTRUSTED(
            "%s; the playbook made it worse in incident %s, and until it is trusted again a person has to agree, by %s"),
    MODE_ASKS("%s; %s, so a person has to agree, by %s"),
    APPROVED("%s agreed to it"),
    AGREED("%s, as a person agreed"),
    REJECTED("%s rejected it"),
    APPROVAL_EXPIRED("nobody agreed in time"),
    // what came of an action
    APPLIED("carried out; %s %s"),
    ALREADY_APPLIED("it was so already, %s %s"),
    IN_PROGRESS("under way, %d %% done"),
    STALE("it was to be carried out by %s at the latest"),
    REFUSED("the function refused: %s"),
    FUNCTION_FAILED("the function failed: %s"),
    WORK_FAILED("it was begun and came to a bad end: %s"),
    UNKNOWN_OUTCOME("it is not known whether it was carried out: %s"),
    GOT_THROUGH("its answer was lost, and it had been carried out"),
    NEVER_DONE("its answer was lost, and it had not been carried out"),
    GAVE_UP("it could not be carried out: %s"),
    TOO_MANY_ROUNDS("the step was decided %d times, and each time its ground was gone"),
    LOOKING("%s, which changes nothing"),
    LOOKED("found: %s"),
    SAID("told people: %s"),
    TAKEN_BACK("%s, since %s"),
    NOT_TAKEN_BACK("it could not be taken back: %s"),
    STILL_STANDS("%s was due at %s and waits: %s"),
    REVERTED("%3$s took back what the step did: %1$s %2$s"),
    // verification
    READY("%s"),
    HELPED("the target is ready and the alerts stayed away"),
    HELPED_READY("the target is ready"),
    NO_EFFECT("the alert still fires %s after the step"),
    NOT_READY("the target is not ready %s after the step"),
    WORSE("it is worse %s after the step: %s"),
    HARMED("it is worse: %s"),
    UNVERIFIED("whether it helped cannot be told: %s"),
    WATCHDOG_MISSING("the Watchdog of %s is missing or over, so that its silence says nothing"),
    LADDER_EXHAUSTED("no step of the playbook helped"),
    RECOVERS("the alerts stayed away for the hold-down; what is left to be put right comes now"),
    BACK_MEANWHILE("an alert fired again meanwhile; the ladder begins anew"),
    RECOVERY_WAITS("the alerts stayed away, and what is left to be put right waits: resume to have it done, or resolve"
            + " once it is"),
    STANDS_ALREADY("%s %s already, by incident %s, and nothing more is to be done about it"),
    RECOVERED_ALREADY("%s: it was done while the alerts fired"),
    RECOVERY_FAILED("what was to be put right is not"),
    SETTLED("the alerts stayed away for the hold-down"),
    CLOSED_AFTER_RESOLUTION("resolved, and quiet since");

    private final String sentence;

    Why(String sentence) {
        this.sentence = sentence;
    }

    Because because(Object... facts) {
        return Because.of(this, sentence.formatted(facts));
    }
}
