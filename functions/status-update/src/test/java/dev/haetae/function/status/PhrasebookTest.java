package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Reason;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.StatusUpdates;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PhrasebookTest {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    static Stream<Arguments> kindsInLanguages() {
        return Arrays.stream(Kind.values())
                .flatMap(kind -> Arrays.stream(Language.values()).map(language -> Arguments.of(kind, language)));
    }

    static Stream<Reason> reasons() {
        return Stream.concat(Arrays.stream(Refusal.values()), Arrays.stream(Failure.values()));
    }

    @ParameterizedTest
    @MethodSource("kindsInLanguages")
    void everyKindHasASentenceOfItsOwnInEachLanguage(Kind kind, Language language) {
        Phrases phrases = Phrases.of(language);

        assertThat(Arrays.stream(Kind.values()).map(phrases::sentence)).doesNotHaveDuplicates();
        assertThat(Phrasebook.of(language, SEOUL).say(StatusUpdates.of(kind)))
                .doesNotContain("{", "}", " - ", "NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void everyReasonHasItsWordsInEachLanguage(Reason reason) {
        for (Language language : Language.values()) {
            assertThat(Phrases.of(language).word("reason", reason.tag())).isNotEqualTo(reason.tag());
        }
    }

    @Test
    void readsAsAnOperatorWouldSayIt() {
        StatusUpdate update = StatusUpdates.of(Kind.APPLIED);

        assertThat(Phrasebook.of(Language.EN, SEOUL).say(update))
                .isEqualTo(
                        "[SIMULATED] [Sev1] matchmaking | Done: scale production/game-production/Deployment/matchmaking,"
                                + " 2 to 3 (applied). Now checking whether it helps. | incident inc-7 | inc-7-applied");
        assertThat(Phrasebook.of(Language.KO, SEOUL).say(update))
                .isEqualTo("[SIMULATED] [모의 클러스터] [Sev1] matchmaking | 조치 완료:"
                        + " production/game-production/Deployment/matchmaking 레플리카 수 조정, 2 → 3 (적용됨)."
                        + " 효과가 있는지 확인하고 있습니다. | 인시던트 inc-7 | inc-7-applied");
    }

    @Test
    void eachVerbIsSaidInWordsOfItsOwn() {
        Map<String, String> facts = Map.of("verb", "restart", "target", "matchmaking", "to", "rolling");
        StatusUpdate update = StatusUpdates.of(Kind.ACTING, facts, false);

        assertThat(Phrasebook.of(Language.EN, SEOUL).say(update))
                .contains("restart matchmaking, all pods by its own strategy");
        assertThat(Phrasebook.of(Language.KO, SEOUL).say(update)).contains("matchmaking 재시작, 모든 파드를 차례로");
    }

    @Test
    void whoIsCalledReadsWhyAndWhatWasTriedAndWhoseItIs() {
        StatusUpdate update = StatusUpdates.of(Kind.ESCALATED);

        assertThat(Phrasebook.of(Language.EN, SEOUL).say(update))
                .contains("Calling the third level, team-lead: Matchmaking is slow.")
                .contains("Why: the queue is long. Tried so far: nothing. Role: operations lead.");
        assertThat(Phrasebook.of(Language.KO, SEOUL).say(update))
                .contains("3차 담당 호출, team-lead: Matchmaking is slow.")
                .contains("지금까지의 조치: 없음. 역할: 운영 책임자.");
    }

    @Test
    void aRoleThatIsNotKnownIsLeftOut() {
        StatusUpdate update = StatusUpdates.of(Kind.HANDED_OVER, Map.of("reason", "no playbook"), false);

        assertThat(Phrasebook.of(Language.EN, SEOUL).say(update)).contains("A person is needed: Matchmaking");
        assertThat(Phrasebook.of(Language.EN, SEOUL).say(StatusUpdates.of(Kind.HANDED_OVER)))
                .contains("A person is needed (operations lead): Matchmaking");
    }

    @Test
    void saysSinceWhenInTheReadersZone() {
        StatusUpdate update = StatusUpdates.of(Kind.OPENED);

        assertThat(Phrasebook.of(Language.KO, SEOUL).say(update)).contains("03:12 KST부터");
        assertThat(Phrasebook.of(Language.EN, ZoneId.of("UTC")).say(update)).contains("since 18:12 UTC");
    }

    /** What was decided is told in the words of its reason, which begin small. */
    @ParameterizedTest
    @EnumSource
    void everySentenceBeginsAsOne(Kind kind) {
        assertThat(Phrasebook.of(Language.EN, SEOUL).say(StatusUpdates.of(kind)))
                .doesNotContainPattern("[.] \\p{Lower}");
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFactIsADash(Language language) {
        StatusUpdate update = StatusUpdates.of(Kind.ACTING, null, "Matchmaking is slow.", Map.of(), false);

        assertThat(Phrasebook.of(language, SEOUL).say(update))
                .contains(": -. ")
                .contains(Phrases.of(language).undecided())
                .doesNotContain("SIMULATED");
    }

    @Test
    void anUpdateOfAnotherDayNamesTheDay() {
        StatusUpdate late = new StatusUpdate(
                "id",
                "inc",
                Kind.RESOLVED,
                null,
                Severity.SEV2,
                null,
                "Slow.",
                StatusUpdates.SINCE.minusSeconds(86_400),
                StatusUpdates.AT,
                new HashMap<>(Map.of("duration", "PT24H2M")),
                false);

        assertThat(Phrasebook.of(Language.EN, SEOUL).say(late))
                .contains("since 11-19 03:12 KST; resolved after 24h2m;");
    }
}
