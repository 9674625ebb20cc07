package dev.haetae.testkit;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.HttpURLConnection;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What somebody writes to a live cluster, written again when a controller has written the object in between: an edit names
 * the version that it read, and a controller's next status makes that an old one.
 */
public final class RetryOnConflict {

    /** Each asks the cluster once; no controller writes one object this often between a read and a write. */
    private static final int ATTEMPTS = 20;

    private RetryOnConflict() {}

    public static <T> T edit(Resource<T> object, UnaryOperator<T> how) {
        return retried(() -> object.edit(how));
    }

    public static <T> T editStatus(Resource<T> object, UnaryOperator<T> how) {
        return retried(() -> object.editStatus(how));
    }

    private static <T> T retried(Supplier<T> write) {
        for (int attempt = 1; ; attempt++) {
            try {
                return write.get();
            } catch (KubernetesClientException refused) {
                if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT || attempt == ATTEMPTS) {
                    throw refused;
                }
            }
        }
    }
}
