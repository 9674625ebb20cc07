package dev.haetae.function.runjob;

import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Discretion;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a Job's last Pod said; a plain call, whose time-outs and retries are the caller's. */
record Logs(KubernetesClient client) {

    /** The older of the two labels that name a Pod's Job, since every Kubernetes sets it. */
    private static final String OF_JOB = "job-name";

    private static final String DEFAULT = "kubectl.kubernetes.io/default-container";

    /** Enough for any tail that is kept, so that a Job that talks much is not read to its beginning. */
    private static final int LINES = 200;

    private static final int BYTES = 1024 * 1024;

    /** The client would otherwise wait until the Pod is ready, which one that has ended never is. */
    private static final int NO_WAIT = 0;

    /** Empty where the Job's Pods are gone, and what they said with them. */
    Optional<String> tail(Target target, String job) {
        return client.pods().inNamespace(target.namespace()).withLabel(OF_JOB, job).list().getItems().stream()
                .max(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
                .map(this::tail);
    }

    private String tail(Pod pod) {
        String said = client.pods()
                .resource(pod)
                .inContainer(container(pod))
                .withReadyWaitTimeout(NO_WAIT)
                .limitBytes(BYTES)
                .tailingLines(LINES)
                .getLog();
        return said == null ? "" : Tail.of(Discretion.of(said));
    }

    /** As kubectl has it: the one that the Pod names, so that no mesh's proxy is taken for the work; else the first. */
    static String container(Pod pod) {
        List<String> names =
                pod.getSpec().getContainers().stream().map(Container::getName).toList();
        return Optional.ofNullable(pod.getMetadata().getAnnotations())
                .map((Map<String, String> said) -> said.get(DEFAULT))
                .filter(names::contains)
                .orElseGet(names::getFirst);
    }
}
