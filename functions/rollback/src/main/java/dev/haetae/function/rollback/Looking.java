package dev.haetae.function.rollback;

import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.List;

/** One look at a target: which of its surroundings belong to it, by its kind. */
record Looking(Reads reads, Rules rules, Instant now) {

    Sight<Candidate> at(Target target) {
        return reads.find(target)
                .map(it -> switch (Kind.known(target)) {
                    case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, ROLLOUT -> workload(Kind.known(target), it);
                    case SERVICE -> led(Kind.SERVICE, it, service(it));
                    case HTTP_ROUTE, VIRTUAL_SERVICE -> led(Kind.known(target), it, route(Kind.known(target), it));
                })
                .orElseGet(Sight.Missing::new);
    }

    /** The workload first: whatever its revisions tell is then at least as new, and a write against it finds out. */
    private Sight<Candidate> workload(Kind kind, Manifest object) {
        String namespace = object.meta().getNamespace();
        LabelSelector selector = object.selector();
        List<Manifest> copies = reads.all(
                kind.hasReplicaSets() ? Resources.REPLICA_SETS : Resources.CONTROLLER_REVISIONS, namespace, selector);
        Workload workload = new Workload(kind, object, copies, reads.pods(namespace, selector), now);
        return new WorkloadReading(rules, now).read(workload, reads.custody(object));
    }

    private Sight<Candidate> service(Manifest object) {
        ServiceReading reading = new ServiceReading(rules, now);
        List<Pod> pods = reading.labels(object)
                .map(it -> reads.pods(object.meta().getNamespace(), it))
                .orElse(List.of());
        return reading.read(object, pods, reads.custody(object));
    }

    private Sight<Candidate> route(Kind kind, Manifest object) {
        Backends backends = new Backends(reads, object.meta().getNamespace(), now);
        return new RouteReading(rules, now)
                .read(object, Branches.of(kind, object), backends::health, reads.custody(object));
    }

    /** A Rollout that leads it goes before whoever else keeps it: there is a way on. */
    private Sight<Candidate> led(Kind kind, Manifest object, Sight<Candidate> sight) {
        return sight instanceof Sight.Present<Candidate>(Candidate seen)
                ? new Sight.Present<>(Leader.of(object)
                        .or(() -> Leader.among(reads.rollouts(object.meta().getNamespace()), kind, object.name()))
                        .map(seen::ownedBy)
                        .orElse(seen))
                : sight;
    }
}
