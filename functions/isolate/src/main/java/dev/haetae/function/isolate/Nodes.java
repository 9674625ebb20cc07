package dev.haetae.function.isolate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Pages;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A node, and the game servers on it. */
final class Nodes {

    private final KubernetesClient client;

    Nodes(KubernetesClient client) {
        this.client = client;
    }

    Sight<Candidate> look(Target target) {
        Node node = client.nodes().withName(target.name()).get();
        if (node == null) {
            return new Sight.Missing<>();
        }
        return Crew.of(servers(target.name()))
                .<Sight<Candidate>>map(crew -> new Sight.Present<>(candidate(node, crew, others(node))))
                .orElseGet(() -> Doubt.about("a game server of " + target));
    }

    void merge(Target target, String patch) {
        client.nodes().withName(target.name()).patch(Clients.merge(), patch);
    }

    /** None where there is no Agones. */
    private List<GenericKubernetesResource> servers(String node) {
        try {
            return Pages.of(
                    page -> client.genericKubernetesResources(GameServers.KIND)
                            .inAnyNamespace()
                            .list(page),
                    (GenericKubernetesResource server) -> Stream.of(server).filter(it -> GameServers.isOn(node, it)));
        } catch (KubernetesClientException answer) {
            if (answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw answer;
        }
    }

    /** Of those that could take what would come to it: whether each does. */
    private List<Boolean> others(Node node) {
        return Pages.of(
                client.nodes()::list,
                (Node other) -> Stream.of(other)
                        .filter(it -> Refuge.couldBeOne(it, node))
                        .map(Refuge::isOpen));
    }

    static NodeCandidate candidate(Node node, Crew crew, List<Boolean> open) {
        ObjectMeta meta = node.getMetadata();
        boolean out = Refuge.isCordoned(node);
        boolean gone = meta.getDeletionTimestamp() != null;
        int others = Collections.frequency(open, true);
        return new NodeCandidate(
                new Placement(meta.getUid(), out, gone, Readiness.of(node), crew.players(), crew.waiting())
                        .among(open.size() + 1, open.size() - others),
                meta.getResourceVersion(),
                Custodies.of(node, null),
                Optional.ofNullable(meta.getAnnotations()).map(annotations -> annotations.get(Mark.ANNOTATION)),
                isCordonedByOthers(meta),
                others,
                crew.idle());
    }

    /** Whoever uncordons ours by hand leaves our mark; who cordons it again after that is noted by the API server. */
    private static boolean isCordonedByOthers(ObjectMeta meta) {
        return Optional.ofNullable(meta.getManagedFields()).orElse(List.of()).stream()
                .filter(entry -> !Custody.OURSELVES.equals(entry.getManager()))
                .anyMatch(Nodes::hasTheCordon);
    }

    private static boolean hasTheCordon(ManagedFieldsEntry entry) {
        return Optional.ofNullable(entry.getFieldsV1())
                .map(FieldsV1::getAdditionalProperties)
                .map(fields -> fields.get("f:spec"))
                .filter(spec -> spec instanceof Map<?, ?> written && written.containsKey("f:unschedulable"))
                .isPresent();
    }
}
