package dev.haetae.triage;

import dev.haetae.contract.Reason;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Because;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Why triage did what it did. */
enum Triaged implements Reason {
    OPENS("%s fires, and no open incident shares its correlation key"),
    SAME_INCIDENT("%s shares the correlation key"),
    FIRES_AGAIN("%s fires again before its incident was closed; the ladder goes on where it stood"),
    ALERT_RESOLVED("%s is resolved, says its source"),
    HOLD_DOWN("no alert fires any more; if that holds for %s, the incident is resolved"),
    OTHER_PLAYBOOK_RUNS("%s has a playbook of its own, which waits for people: one ladder at a time"),
    NO_PLAYBOOK("no playbook is for %s; a person has to look"),
    RECOVERY_LEFT("an alert fires before recovery was done; the ladder begins anew"),
    CONFIRMED("the alert's source says that it fires"),
    STORM("more services than the limit fail at once: told as one, and nothing is fixed piece by piece"),
    STORM_COUNTED("the storm was counted"),
    STORM_OVER("no further service joined for long enough, and few enough are left"),
    LEFT_TO_PEOPLE("it went to people during the storm, and still fires"),
    EMERGED("the storm is over, and the incident stands for itself again"),
    SILENCED_UPSTREAM("%s is silenced at Alertmanager (%s): people know of it"),
    WATCHDOG("it always fires; only its silence is news"),
    INFO("info is recorded, not announced (I4)");

    private final String sentence;

    Triaged(String sentence) {
        this.sentence = sentence;
    }

    Because because(Alert alert) {
        return Because.of(this, sentence.formatted(alert.name()));
    }

    Because because(Alert alert, List<String> silences) {
        return Because.of(this, sentence.formatted(alert.name(), String.join(", ", silences)));
    }

    Because because(Duration duration) {
        return Because.of(
                this, sentence.formatted(duration.toString().substring(2).toLowerCase(Locale.ROOT)));
    }

    Because because() {
        return Because.of(this, sentence);
    }
}
