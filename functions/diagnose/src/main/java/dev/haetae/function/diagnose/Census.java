package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose.Population;
import dev.haetae.function.kubernetes.Pages;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AppsAPIGroupDSL;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.stream.Stream;

/** Counts the workloads of a namespace. */
@Singleton
class Census {

    private final Eyes eyes;

    @Inject
    Census(Eyes eyes) {
        this.eyes = eyes;
    }

    Sight<Population> of(String namespace) {
        return eyes.read(client -> {
            Namespace found = client.namespaces().withName(namespace).get();
            return found == null ? null : new Population(found.getMetadata().getUid(), workloads(client, namespace));
        });
    }

    private static int workloads(KubernetesClient client, String namespace) {
        AppsAPIGroupDSL apps = client.apps();
        return counted(apps.deployments().inNamespace(namespace)::list)
                + counted(apps.statefulSets().inNamespace(namespace)::list)
                + counted(apps.daemonSets().inNamespace(namespace)::list);
    }

    /** The server says how many remain after one; where it does not, they are counted. */
    static <T extends HasMetadata> int counted(Function<ListOptions, ? extends KubernetesResourceList<T>> list) {
        KubernetesResourceList<T> first =
                list.apply(new ListOptionsBuilder().withLimit(1L).build());
        Long remaining =
                first.getMetadata() == null ? null : first.getMetadata().getRemainingItemCount();
        String next = first.getMetadata() == null ? null : first.getMetadata().getContinue();
        if (remaining != null) {
            return first.getItems().size() + Math.toIntExact(remaining);
        }
        return next == null || next.isEmpty()
                ? first.getItems().size()
                : Pages.of(list, _ -> Stream.of(true)).size();
    }
}
