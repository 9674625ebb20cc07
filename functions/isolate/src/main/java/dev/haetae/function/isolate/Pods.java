package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Keepers;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod, and what sends to it. */
final class Pods {

    private final KubernetesClient client;
    private final Keepers keepers;
    private final Company company;

    Pods(KubernetesClient client) {
        this.client = client;
        this.keepers = new Keepers(client);
        this.company = new Company(client);
    }

    Sight<Candidate> look(Target target) {
        Pod pod = client.pods()
                .inNamespace(target.namespace())
                .withName(target.name())
                .get();
        if (pod == null) {
            return new Sight.Missing<>();
        }
        return crew(pod)
                .<Sight<Candidate>>map(crew -> new Sight.Present<>(candidate(pod, crew)))
                .orElseGet(() -> Doubt.about("the game server of " + target));
    }

    void merge(Target target, String patch) {
        client.pods().inNamespace(target.namespace()).withName(target.name()).patch(Clients.merge(), patch);
    }

    /** Whoever is on a pod that goes is on none that stays. */
    private Optional<Crew> crew(Pod pod) {
        String server = Member.labels(pod).get(GameServers.LABEL);
        return server == null || isGone(pod)
                ? Optional.of(Crew.NOBODY)
                : Crew.of(Collections.singletonList(client.genericKubernetesResources(GameServers.KIND)
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(server)
                        .get()));
    }

    private PodCandidate candidate(Pod pod, Crew crew) {
        ObjectMeta meta = pod.getMetadata();
        Optional<String> mark =
                Optional.ofNullable(meta.getAnnotations()).map(annotations -> annotations.get(Mark.ANNOTATION));
        List<HasMetadata> keptBy = keepers.of(pod);
        Controllers.Controller controller = Controllers.of(keptBy);
        Map<String, String> labels = Member.labels(pod);
        List<Route> routes = company.routes(pod, labels, controller.wanted());
        List<Route> former = mark.flatMap(Mark::read)
                .map(ours -> company.routes(pod, Member.before(labels, ours), controller.wanted()))
                .orElse(List.of());
        boolean out = mark.isPresent() && routes.isEmpty();
        return new PodCandidate(
                among(
                        new Placement(
                                meta.getUid(), out, isGone(pod), Readiness.of(pod), crew.players(), crew.waiting()),
                        out ? former : routes),
                meta.getResourceVersion(),
                Custodies.under(Custodies.look(client, pod), keptBy),
                mark,
                labels,
                routes,
                former,
                controller.labels());
    }

    /** Where several Services send to it, those of the one that could least do without. */
    private static Placement among(Placement pod, List<Route> routes) {
        return routes.stream()
                .min(Route.SCARCEST)
                .map(route -> pod.among(route.group(), route.away()))
                .orElse(pod);
    }

    private static boolean isGone(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }
}
