package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Fate;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I9 across a reload: what silences others is that of the rules in force, also of alerts that fired before. */
class ReloadOfInhibitionTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Map<String, String> CAUSE =
            Night.labels("ServiceDown", "platform-server", "critical", Map.of());
    private static final Map<String, String> SYMPTOM =
            Night.labels("HighErrorRate", "platform-server", "critical", Map.of());
    private static final Policies NO_RULES = OtherPolicies.by(Map.of("inhibition.yaml", "rules: []"));
    private static final Policies OTHER_RULES = OtherPolicies.by(Map.of("inhibition.yaml", """
            rules:
              - name: by-namespace
                source: ['alertname="ServiceDown"']
                target: ['alertname="HighErrorRate"']
                equal: [cluster, namespace]
                why: what else should it be
            """));

    @TempDir
    Path directory;

    private static Fate.Kind fate(Night night, String delivery) {
        return night.haetae().inbox().fate(delivery).orElseThrow().kind();
    }

    private static List<String> index(Night night) {
        return night.store().scanPrefix(Space.CAUSES, "", Integer.MAX_VALUE).stream()
                .map(Entry::key)
                .toList();
    }

    @Test
    void aCauseThatFiredBeforeSilencesByTheNewRules() {
        try (Night night = new Night(directory, NO_RULES, Mode.AUTO, null)) {
            night.hears(night.firing(CAUSE, BEGAN));
            assertThat(index(night)).isEmpty();

            night.reloads(Policies.shipped());
            assertThat(fate(night, night.hears(night.firing(SYMPTOM, BEGAN)))).isEqualTo(Fate.Kind.SUPPRESSED);
        }
    }

    @Test
    void whatTheNewRulesDoNotSilenceCounts() {
        try (Night night = Night.on(directory)) {
            night.hears(night.firing(CAUSE, BEGAN));
            String symptom = night.hears(night.firing(SYMPTOM, BEGAN));
            assertThat(fate(night, symptom)).isEqualTo(Fate.Kind.SUPPRESSED);

            night.reloads(NO_RULES);
            assertThat(index(night)).isEmpty();
            night.passes(Duration.ofMinutes(1));
            assertThat(fate(night, symptom)).isEqualTo(Fate.Kind.INCIDENT);
        }
    }

    @Test
    void aCauseThatEndsUnderOtherRulesLeavesNothingBehind() {
        try (Night night = Night.on(directory)) {
            night.hears(night.firing(CAUSE, BEGAN));
            List<String> before = index(night);
            night.reloads(OTHER_RULES);
            assertThat(index(night)).hasSize(1).doesNotContainAnyElementsOf(before);

            night.hears(night.resolved(CAUSE, BEGAN));
            assertThat(index(night)).isEmpty();
            night.reloads(Policies.shipped());
            assertThat(index(night)).isEmpty();
        }
    }

    @Test
    void aReceiverThatStartsByOtherRulesFindsTheirCauses() {
        try (Night night = Night.on(directory)) {
            night.hears(night.firing(CAUSE, BEGAN));
            List<String> before = index(night);

            night.startsBy(OTHER_RULES);
            assertThat(index(night)).hasSize(1).doesNotContainAnyElementsOf(before);
            night.startsBy(Policies.shipped());
            assertThat(index(night)).isEqualTo(before);
        }
    }
}
