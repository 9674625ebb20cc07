package dev.haetae.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors are OpenSSL's: {@code printf '%s' "$body" | openssl dgst -sha256 -hmac "$key"}. */
class CredentialTest {

    private static final String BODY = "{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\"}}";
    private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618);

    private static final String BY_OLD_KEY = "85d25855062b52604c446bb629994585694ef1eadaae23de41390fea799385d4";
    private static final String BY_NEW_KEY = "429fa1ea43d2883f7a8da7454795c2cb40a72c7debccbfcfe4992b16f72f3a98";
    /** Of {@code 1531420618:} and the body. */
    private static final String TIMED_BY_OLD_KEY = "b2e1b53f10e2e149889dcf95648124b941396f2c4557c0fdbecb24dad3ad052b";

    private static final Credential OLD = new Credential.PagerDutyHmac(new Secret("old key"));
    private static final Credential TIMED = new Credential.GrafanaTimedHmac(new Secret("old key"), "X-Sig", "X-Time");

    private static Sent sent(Map<String, String> headers) {
        return sent(BODY, NOW, headers);
    }

    private static Sent sent(String body, Instant at, Map<String, String> headers) {
        return new Sent(body.getBytes(StandardCharsets.UTF_8), headers::get, at);
    }

    private static boolean pagerDuty(String signature) {
        return OLD.proves(sent(Map.of("X-PagerDuty-Signature", signature)));
    }

    private static boolean timed(String time, Instant now) {
        return TIMED.proves(sent(BODY, now, Map.of("X-Sig", TIMED_BY_OLD_KEY, "X-Time", time)));
    }

    /** RFC 4231, test case 2. */
    @Test
    void theHmacIsTheOneOfTheRfc() {
        assertThat(new Secret("Jefe")
                        .signed(
                                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                                "what do ya want for nothing?".getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void anyOfPagerDutysSignaturesIsEnough() {
        assertThat(pagerDuty("v1=" + BY_OLD_KEY)).isTrue();
        assertThat(pagerDuty("v1=" + BY_NEW_KEY + ",v1=" + BY_OLD_KEY)).isTrue();
        assertThat(pagerDuty("v1=" + BY_OLD_KEY + ", v2=abc")).isTrue();
        assertThat(pagerDuty("v1=" + BY_OLD_KEY.toUpperCase(Locale.ROOT))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "v1=", "v1", BY_OLD_KEY, "v0=" + BY_OLD_KEY, "v1=" + BY_NEW_KEY, "v1=zz"})
    void nothingElseIs(String signature) {
        assertThat(pagerDuty(signature)).isFalse();
        assertThat(OLD.proves(sent(Map.of()))).isFalse();
    }

    /** Each would be compared, and anybody may send them: only as many as PagerDuty could are looked at. */
    @Test
    void aHeaderFullOfSignaturesIsNone() {
        String guesses = ("v1=" + BY_NEW_KEY + ",").repeat(9);
        assertThat(pagerDuty(guesses + "v1=" + BY_OLD_KEY)).isTrue();
        assertThat(pagerDuty("v1=" + BY_OLD_KEY + "," + guesses + "v1=" + BY_OLD_KEY))
                .isFalse();
    }

    /** Ten thousand times a large body would be a minute, on the thread that everybody is answered on. */
    @Test
    void aLargeBodyIsSignedOnceHoweverManySignaturesThereAre() {
        Secret key = new Secret("old key");
        byte[] body = new byte[4 << 20];
        List<String> guesses = Collections.nCopies(10_000, BY_NEW_KEY);
        assertTimeout(Duration.ofSeconds(5), () -> key.signed(guesses, body));
    }

    @Test
    void aChangedBodyIsNotTheOneThatWasSigned() {
        Map<String, String> headers = Map.of("X-PagerDuty-Signature", "v1=" + BY_OLD_KEY);
        assertThat(OLD.proves(sent(BODY + " ", NOW, headers))).isFalse();
    }

    @Test
    void grafanaSignsTheBodyInBareHex() {
        Credential grafana = new Credential.GrafanaHmac(new Secret("old key"), "X-Grafana-Alerting-Signature");
        assertThat(grafana.proves(sent(Map.of("X-Grafana-Alerting-Signature", BY_OLD_KEY))))
                .isTrue();
        assertThat(grafana.proves(sent(Map.of("X-Grafana-Alerting-Signature", BY_NEW_KEY))))
                .isFalse();
        assertThat(grafana.proves(sent(Map.of()))).isFalse();
    }

    @Test
    void aTimeIsSignedWithTheBodyAndIsNear() {
        assertThat(timed("1531420618", NOW)).isTrue();
        assertThat(timed("1531420618", NOW.plusSeconds(300))).isTrue();
        assertThat(timed("1531420618", NOW.minusSeconds(300))).isTrue();
        assertThat(timed("1531420618", NOW.plusSeconds(301))).isFalse();
        assertThat(timed("1531420618", NOW.minusSeconds(301))).isFalse();
        assertThat(timed("1531420619", NOW)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "noon", "99999999999999999999", "9223372036854775807", "-9223372036854775808"})
    void aTimeThatIsNoneProvesNothing(String time) {
        assertThat(timed(time, NOW)).isFalse();
        assertThat(TIMED.proves(sent(Map.of("X-Sig", BY_OLD_KEY)))).isFalse();
    }

    @Test
    void aTokenIsWhatFollowsItsScheme() {
        Credential bearer = new Credential.Bearer(new Secret("letmein"));
        assertThat(bearer.proves(sent(Map.of("Authorization", "Bearer letmein"))))
                .isTrue();
        assertThat(bearer.proves(sent(Map.of("Authorization", "bearer letmein"))))
                .isTrue();
        assertThat(bearer.proves(sent(Map.of("Authorization", "Bearer letmeinn"))))
                .isFalse();
        assertThat(bearer.proves(sent(Map.of("Authorization", "Basic letmein"))))
                .isFalse();
        assertThat(bearer.proves(sent(Map.of("Authorization", "Bearer")))).isFalse();
        assertThat(bearer.proves(sent(Map.of()))).isFalse();
    }

    /** RFC 7617, 2: Aladdin's password is "open sesame". */
    @Test
    void userAndPasswordComeInBase64() {
        Credential basic = new Credential.Basic(new Secret("Aladdin:open sesame"));
        assertThat(basic.proves(sent(Map.of("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="))))
                .isTrue();
        assertThat(basic.proves(sent(Map.of("Authorization", "Basic QWxhZGRpbjo="))))
                .isFalse();
        assertThat(basic.proves(sent(Map.of("Authorization", "Basic ???")))).isFalse();
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new Credential.Bearer(new Secret("letmein")).toString()).doesNotContain("letmein");
    }
}
