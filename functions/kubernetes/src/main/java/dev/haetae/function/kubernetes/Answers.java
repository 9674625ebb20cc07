package dev.haetae.function.kubernetes;

import com.fasterxml.jackson.core.JacksonException;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Refusal;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Reads what the Kubernetes API meant. A 4xx is an answer and becomes a value; what may pass by itself (time-outs,
 * refused connections, 5xx, 429) is thrown, for the retry and the breaker to see (R1, R2).
 */
public final class Answers {

    private static final int TOO_MANY_REQUESTS = 429;

    private Answers() {}

    /** Why an object cannot be seen. */
    public static <T> Sight<T> unseen(KubernetesClientException answer) {
        return switch (answer.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                new Sight.Blind<>(Failure.FORBIDDEN, said(answer), false);
            default -> {
                throwIfPassing(answer);
                yield new Sight.Blind<>(Failure.UNEXPECTED, said(answer), false);
            }
        };
    }

    /** Why nothing was written, or may not have been. */
    public static Receipt unwritten(KubernetesClientException answer) {
        return switch (answer.getCode()) {
            case HttpURLConnection.HTTP_CONFLICT -> new Receipt.Conflicted();
            case HttpURLConnection.HTTP_NOT_FOUND -> declined(Refusal.TARGET_ABSENT, answer);
            case HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN ->
                declined(Refusal.FORBIDDEN, answer);
            default -> {
                throwIfPassing(answer);
                yield isUnanswered(answer) ? garbled(answer) : declined(Refusal.INVALID, answer);
            }
        };
    }

    /** Why a call came to nothing in the end, after whatever the annotations did for it. */
    public static Failure reason(Throwable thrown) {
        return switch (thrown) {
            case Fault fault -> fault.reason();
            case Throttled _ -> Failure.PEER_ERROR;
            case org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException _ -> Failure.TIMEOUT;
            case CircuitBreakerOpenException _ -> Failure.BREAKER_OPEN;
            case BulkheadException _ -> Failure.OVERLOADED;
            default -> Failure.UNEXPECTED;
        };
    }

    /** What nobody foresaw is more likely a mistake of ours than a passing trouble; work that failed did not pass by. */
    public static boolean mayPass(Failure reason) {
        return switch (reason) {
            case TIMEOUT, UNREACHABLE, PEER_ERROR, BREAKER_OPEN, OVERLOADED, CONFLICT -> true;
            case FORBIDDEN, WORK_FAILED, UNEXPECTED -> false;
        };
    }

    private static Receipt declined(Refusal reason, KubernetesClientException answer) {
        return new Receipt.Declined(reason, said(answer));
    }

    /** It may have been written; the same order given again finds out. */
    private static Receipt garbled(KubernetesClientException answer) {
        return new Receipt.Lost(Failure.UNEXPECTED, said(answer), true);
    }

    /** Of an object's own words there may be some in it, such as a value that is not valid. */
    private static String said(KubernetesClientException answer) {
        return Discretion.of(String.valueOf(answer.getMessage()));
    }

    private static void throwIfPassing(KubernetesClientException answer) {
        if (answer.getCode() == TOO_MANY_REQUESTS) {
            throw new Throttled(answer);
        }
        if (answer.getCode() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw new Fault(Failure.PEER_ERROR, answer);
        }
        if (isUnanswered(answer)) {
            throwUnanswered(answer);
        }
    }

    /** What has no code was not answered, unless the answer could not be read: trying again would not change that. */
    private static void throwUnanswered(KubernetesClientException unanswered) {
        if (caused(unanswered, HttpTimeoutException.class, SocketTimeoutException.class, TimeoutException.class)) {
            throw new Fault(Failure.TIMEOUT, unanswered);
        }
        if (!caused(unanswered, JacksonException.class)) {
            throw new Fault(Failure.UNREACHABLE, unanswered);
        }
    }

    /** fabric8 gives what has no HTTP status the code 0 or -1. */
    private static boolean isUnanswered(KubernetesClientException answer) {
        return answer.getCode() <= 0;
    }

    private static boolean caused(Throwable thrown, Class<?>... kinds) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> Stream.of(kinds).anyMatch(kind -> kind.isInstance(cause)));
    }
}
