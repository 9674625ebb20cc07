package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.incident.Actor;
import dev.haetae.remediate.Automation;
import dev.haetae.remediate.Distrust;
import dev.haetae.remediate.Pause;
import java.time.Instant;
import java.util.List;

/**
 * Whether automation may act.
 *
 * @param paused whether all of it is paused
 * @param pauses what is paused now
 * @param history how the switches were used, newest first
 * @param distrusted the playbooks that do nothing by themselves, since they made something worse
 */
record AutomationView(boolean paused, List<PauseView> pauses, List<PauseView> history, List<Distrust> distrusted) {

    private static final int USES_SHOWN = 50;

    /**
     * One use of one switch.
     *
     * @param service absent for the switch of all
     * @param until absent where a person has to end it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PauseView(String service, boolean paused, Actor by, String reason, Instant at, Instant until) {

        static PauseView of(Pause pause) {
            return new PauseView(pause.service(), pause.on(), pause.by(), pause.reason(), pause.at(), pause.until());
        }
    }

    static AutomationView of(Automation automation) {
        List<Pause> pauses = automation.paused();
        return new AutomationView(
                pauses.stream().anyMatch(pause -> pause.service() == null),
                pauses.stream().map(PauseView::of).toList(),
                automation.history(USES_SHOWN).stream().map(PauseView::of).toList(),
                automation.distrusted());
    }
}
