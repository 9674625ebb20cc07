package dev.haetae.function.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;

/** The application's client, held to one layer of retries: ours. */
public final class Clients {

    private Clients() {}

    /** By itself fabric8 tries up to ten times more, unseen by the breaker; and it would keep a dead request for 10 s. */
    public static KubernetesClient once(KubernetesClient client, int requestMillis) {
        RequestConfig config = new RequestConfigBuilder(
                        client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(requestMillis)
                .build();
        return client.newClient(config).adapt(KubernetesClient.class);
    }
}
