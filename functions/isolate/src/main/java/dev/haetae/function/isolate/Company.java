package dev.haetae.function.isolate;

import dev.haetae.function.kubernetes.Pages;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who serves together with a pod, Service by Service: those who do, those who should, and those taken out before. */
final class Company {

    private final KubernetesClient client;

    Company(KubernetesClient client) {
        this.client = client;
    }

    /**
     * The Services that send to a pod of these labels.
     *
     * @param wanted how many pods its own controller is to have; 0 where that cannot be told
     */
    List<Route> routes(Pod pod, Map<String, String> labels, int wanted) {
        List<Service> services = Pages.of(
                page -> client.services().inNamespace(namespace(pod)).list(page),
                service -> Stream.of(service).filter(it -> Route.leadsTo(it, labels)));
        List<Member> out = services.isEmpty() ? List.of() : takenOut(pod);
        return services.stream()
                .map(service -> Route.of(service, pod, members(service, pod, out), wanted))
                .toList();
    }

    private List<Member> members(Service service, Pod pod, List<Member> out) {
        Map<String, String> selector = Route.selector(service);
        List<Member> found = Pages.of(
                page -> client.pods()
                        .inNamespace(namespace(pod))
                        .withLabels(selector)
                        .list(page),
                Member::inTraffic);
        return Stream.concat(found.stream(), out.stream().filter(it -> Route.leadsTo(service, it.labels())))
                .toList();
    }

    /** By our label: annotations cannot be asked for, and all pods of a namespace may be thousands. */
    private List<Member> takenOut(Pod pod) {
        var out = client.pods().inNamespace(namespace(pod)).withLabel(Mark.LABEL, Mark.IS_OUT);
        return Pages.of(out::list, Member::takenOut);
    }

    private static String namespace(Pod pod) {
        return pod.getMetadata().getNamespace();
    }
}
