package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({"400, INVALID", "401, FORBIDDEN", "403, FORBIDDEN", "404, TARGET_ABSENT", "413, INVALID", "422, INVALID"
    })
    void anAnswerOfThePeerIsNotAFault(int code, Refusal reason) {
        assertThat(Answers.unwritten(answer(code)))
                .isInstanceOfSatisfying(
                        Receipt.Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @CsvSource({"400, UNEXPECTED", "401, FORBIDDEN", "403, FORBIDDEN", "404, UNEXPECTED"})
    void whatMayNotBeSeenIsNotAFault(int code, Failure reason) {
        assertThat(Answers.unseen(answer(code))).isInstanceOfSatisfying(Sight.Blind.class, blind -> {
            assertThat(blind.reason()).isEqualTo(reason);
            assertThat(blind.retryable()).isFalse();
        });
    }

    @Test
    void noSecretOfAnObjectIsTold() {
        KubernetesClientException answer = new KubernetesClientException(
                "Invalid value: password=hunter2",
                422,
                new StatusBuilder().withCode(422).build());

        assertThat(Answers.unwritten(answer))
                .isEqualTo(new Receipt.Declined(Refusal.INVALID, "Invalid value: password=[hidden]"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void norIsOneInWhatIsTriedAgain(int code) {
        KubernetesClientException answer = new KubernetesClientException(
                "failed calling webhook: token=hunter2 is not known",
                code,
                new StatusBuilder().withCode(code).build());

        assertThatThrownBy(() -> Answers.unwritten(answer))
                .hasMessage("failed calling webhook: token=[hidden] is not known");
    }

    @Test
    void norInWhatNobodyForesaw() {
        Target target = new Target("production", "game", "Pod", "web");
        Throwable thrown = new IllegalStateException("password=hunter2");

        assertThat(Replies.unclear(target, thrown).toString())
                .contains("[hidden]")
                .doesNotContain("hunter2");
    }

    @Test
    void aConflictIsWorthAnotherLook() {
        assertThat(Answers.unwritten(answer(409))).isEqualTo(new Receipt.Conflicted());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void aFaultOfThePeerCountsAsOne(int code) {
        assertFault(answer(code), Failure.PEER_ERROR);
    }

    @Test
    void silenceIsAFault() {
        assertFault(unanswered(new HttpTimeoutException("slow")), Failure.TIMEOUT);
        assertFault(unanswered(new IOException(new ConnectException("refused"))), Failure.UNREACHABLE);
        assertFault(unanswered(new IllegalStateException("connection was closed")), Failure.UNREACHABLE);
    }

    @Test
    void anAnswerThatCannotBeReadIsNotAskedForAgain() {
        KubernetesClientException garbled = unanswered(new JsonParseException(null, "<html>"));

        assertThat(Answers.unseen(garbled)).isInstanceOf(Sight.Blind.class);
        assertThat(Answers.unwritten(garbled)).isInstanceOf(Receipt.Lost.class);
    }

    @Test
    void beingAskedForPatienceIsRetriedButOpensNoBreaker() {
        assertThatThrownBy(() -> Answers.unseen(answer(429))).isInstanceOf(Throttled.class);
        assertThatThrownBy(() -> Answers.unwritten(answer(429))).isInstanceOf(Throttled.class);
    }

    @Test
    void whatTheAnnotationsThrowHasAReason() {
        assertThat(Answers.reason(new TimeoutException())).isEqualTo(Failure.TIMEOUT);
        assertThat(Answers.reason(new CircuitBreakerOpenException())).isEqualTo(Failure.BREAKER_OPEN);
        assertThat(Answers.reason(new BulkheadException())).isEqualTo(Failure.OVERLOADED);
        assertThat(Answers.reason(new Throttled(answer(429)))).isEqualTo(Failure.PEER_ERROR);
        assertThat(Answers.reason(new IllegalStateException("ours"))).isEqualTo(Failure.UNEXPECTED);
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEOUT, true",
        "UNREACHABLE, true",
        "PEER_ERROR, true",
        "BREAKER_OPEN, true",
        "OVERLOADED, true",
        "FORBIDDEN, false",
        "WORK_FAILED, false",
        "UNEXPECTED, false"
    })
    void onlyWhatMayPassIsWorthGivingAgain(Failure reason, boolean mayPass) {
        assertThat(Answers.mayPass(reason)).isEqualTo(mayPass);
    }

    private static void assertFault(KubernetesClientException answer, Failure reason) {
        assertThatThrownBy(() -> Answers.unwritten(answer))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(reason));
    }

    private static KubernetesClientException answer(int code) {
        return new KubernetesClientException(
                "code " + code, code, new StatusBuilder().withCode(code).build());
    }

    private static KubernetesClientException unanswered(Throwable cause) {
        return new KubernetesClientException("no answer", cause);
    }
}
