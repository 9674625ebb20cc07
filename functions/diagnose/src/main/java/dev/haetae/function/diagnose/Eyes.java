package dev.haetae.function.diagnose;

import dev.haetae.contract.Failure;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Looks, and sees nothing where a call came to nothing: then the look says why it is blind. An annotated fallback could
 * not, as it does not take a method's own type variable.
 */
@Singleton
class Eyes {

    private final Cluster api;

    @Inject
    Eyes(Cluster api) {
        this.api = api;
    }

    <T> Sight<T> read(Function<KubernetesClient, T> question) {
        return open(() -> api.read(question));
    }

    /** Missing where there is no such log (yet, or any more). */
    <T> Sight<T> log(Function<KubernetesClient, T> question) {
        return open(() -> api.log(orNull(question)));
    }

    /** Missing where there is no metrics server, or it has not measured yet. */
    <T> Sight<T> usage(Function<KubernetesClient, T> question) {
        return open(() -> api.usage(orNull(question)));
    }

    private static <T> Sight<T> open(Supplier<Sight<T>> look) {
        try {
            return look.get();
        } catch (RuntimeException thrown) {
            Failure reason = Answers.reason(thrown);
            String said = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
            return new Sight.Blind<>(reason, said, Answers.mayPass(reason));
        }
    }

    private static <T> Function<KubernetesClient, T> orNull(Function<KubernetesClient, T> question) {
        return client -> {
            try {
                return question.apply(client);
            } catch (KubernetesClientException answer) {
                if (answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                        || answer.getCode() == HttpURLConnection.HTTP_BAD_REQUEST) {
                    return null;
                }
                throw answer;
            }
        };
    }
}
