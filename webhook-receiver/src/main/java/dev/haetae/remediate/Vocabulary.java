package dev.haetae.remediate;

import dev.haetae.contract.Reason;
import java.util.Arrays;
import java.util.List;

/** The words of remediation's decisions, all of them, for whoever counts. */
public final class Vocabulary {

    private Vocabulary() {}

    /** Who may forbid an action: {@code cool-down}. */
    public static List<String> guards() {
        return Arrays.stream(Guardrail.values()).map(Guardrail::tag).toList();
    }

    /** Why something was done or not: {@code target-absent}. */
    public static List<String> reasons() {
        return Arrays.stream(Why.values()).map(Reason::tag).toList();
    }
}
