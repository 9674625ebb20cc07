package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Pages;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A pod, and what sends to it. */
final class Pods {

    private final KubernetesClient client;
    private final Controllers controllers;

    Pods(KubernetesClient client) {
        this.client = client;
        this.controllers = new Controllers(client);
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

    /** Whoever is on a pod that goes is on none that stays. */
    private Optional<Crew> crew(Pod pod) {
        String server = labels(pod).get(GameServers.LABEL);
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
        Map<String, String> labels = labels(pod);
        List<Route> routes = routes(meta, labels);
        boolean out = mark.isPresent() && routes.isEmpty();
        return new PodCandidate(
                new Placement(meta.getUid(), out, isGone(pod), Readiness.of(pod), crew.players(), crew.waiting(), null),
                meta.getResourceVersion(),
                Custodies.look(client, pod),
                mark,
                labels,
                routes,
                mark.flatMap(Mark::read).map(ours -> former(meta, labels, ours)).orElse(List.of()),
                controllers.labels(pod));
    }

    private List<Route> former(ObjectMeta pod, Map<String, String> labels, Mark mark) {
        Map<String, String> before = new HashMap<>(labels);
        before.putAll(mark.labels());
        return routes(pod, before);
    }

    private List<Route> routes(ObjectMeta pod, Map<String, String> labels) {
        return Pages.of(
                        page -> client.services()
                                .inNamespace(pod.getNamespace())
                                .list(page),
                        service -> Stream.of(service).filter(it -> Route.leadsTo(it, labels)))
                .stream()
                .map(service -> route(service.getMetadata().getName(), Route.selector(service), pod))
                .toList();
    }

    private Route route(String service, Map<String, String> selector, ObjectMeta pod) {
        List<String> others = Pages.of(
                page -> client.pods()
                        .inNamespace(pod.getNamespace())
                        .withLabels(selector)
                        .list(page),
                other -> Stream.of(other)
                        .filter(it -> !isGone(it) && Readiness.of(it))
                        .map(it -> it.getMetadata().getUid())
                        .filter(uid -> !pod.getUid().equals(uid)));
        return new Route(service, selector, others.size());
    }

    private static boolean isGone(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() != null;
    }

    private static Map<String, String> labels(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getLabels()).orElse(Map.of());
    }
}
