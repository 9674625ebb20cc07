package dev.haetae.function.kubernetes;

import dev.haetae.contract.Custody;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/** The application's client, held to one layer of retries: ours; and how it writes in our name. */
public final class Clients {

    private Clients() {}

    /** By itself fabric8 tries up to ten times more, unseen by the breaker; and it would keep a dead request for 10 s. */
    public static KubernetesClient once(KubernetesClient client, KubernetesConfig settings) {
        RequestConfig config = new RequestConfigBuilder(
                        client.getConfiguration().getRequestConfig())
                .withRequestRetryBackoffLimit(0)
                .withRequestTimeout(Math.toIntExact(settings.requestTimeout().toMillis()))
                .build();
        return client.newClient(config).adapt(KubernetesClient.class);
    }

    /** A JSON merge patch that the API server notes as ours. */
    public static PatchContext merge() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager(Custody.OURSELVES)
                .build();
    }
}
