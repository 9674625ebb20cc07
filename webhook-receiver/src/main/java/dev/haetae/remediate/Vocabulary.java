package dev.haetae.remediate;

import dev.haetae.contract.Reason;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words of remediation's decisions, all of them, for whoever counts. */
public final class Vocabulary {

    private Vocabulary() {}

    /** Who may forbid an action, {@code cool-down}, and all the reasons that each may give. */
    public static Map<String, List<String>> guards() {
        Map<String, List<String>> guards = new LinkedHashMap<>();
        for (Guardrail guardrail : Guardrail.values()) {
            guards.put(guardrail.tag(), tags(reasons(guardrail).stream()));
        }
        guards.put(Consent.GUARD, tags(Stream.of(Why.NOBODY_ASKED, Why.PERSON_ASKED, Why.BUDGET_CONSUMED)));
        return guards;
    }

    /** All that a guardrail may say. */
    private static List<Why> reasons(Guardrail guardrail) {
        return switch (guardrail) {
            case PAUSED -> List.of(Why.NOT_PAUSED, Why.PAUSED);
            case MAINTENANCE -> List.of(Why.NO_MAINTENANCE, Why.ALLOWED_IN_MAINTENANCE, Why.MAINTENANCE);
            case OPT_IN -> List.of(Why.NO_OPT_IN_NEEDED, Why.OPTED_IN, Why.NOT_OPTED_IN);
            case RELEASE ->
                List.of(
                        Why.NO_RELEASE_TAKEN_BACK,
                        Why.RELEASE_YOUNG,
                        Why.RELEASE_OLD,
                        Why.RELEASE_UNSAFE,
                        Why.RELEASE_OF_UNKNOWN_AGE);
            case BOUNDS -> List.of(Why.WITHIN_BOUNDS, Why.AS_MANY, Why.BELOW_FLOOR, Why.ABOVE_CEILING);
            case COOL_DOWN -> List.of(Why.COOLED_DOWN, Why.COOL_DOWN);
            case TARGET_LOCK -> List.of(Why.UNLOCKED, Why.LOCKED, Why.STANDS);
            case BLAST_RADIUS ->
                List.of(
                        Why.FEW_AT_ONCE,
                        Why.TOO_MANY_AT_ONCE,
                        Why.TOO_LARGE_A_SHARE,
                        Why.NEIGHBOURS_UNKNOWN,
                        Why.TOO_MANY_PODS,
                        Why.TOO_MANY_AWAY,
                        Why.GROUP_UNKNOWN);
            case ACTIONS_PER_HOUR -> List.of(Why.FEW_ACTIONS, Why.ACTIONS_PER_HOUR);
        };
    }

    private static List<String> tags(Stream<Why> reasons) {
        return reasons.map(Reason::tag).toList();
    }

    /** Why something was done or not: {@code target-absent}. */
    public static List<String> reasons() {
        return Arrays.stream(Why.values()).map(Reason::tag).toList();
    }
}
