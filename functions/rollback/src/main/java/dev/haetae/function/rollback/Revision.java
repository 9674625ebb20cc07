package dev.haetae.function.rollback;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One template that a workload had.
 *
 * @param hash what it is named by in orders
 * @param number what people know it by; the higher, the later it was last in force
 * @param created when it was first asked for
 * @param unsafe why the release must not be taken back; empty while it may
 * @param verdict what people made of it; empty where nobody said
 */
record Revision(
        String hash,
        long number,
        Instant created,
        Template template,
        Optional<String> unsafe,
        Optional<Verdict> verdict) {

    /** Where the controllers of Deployments and of Rollouts number a ReplicaSet. */
    private static final List<String> NUMBERS =
            List.of("deployment.kubernetes.io/revision", "rollout.argoproj.io/revision");

    /** Empty where its controller has not said yet which revision it is. */
    static Optional<Revision> ofReplicaSet(Manifest set) {
        Template template = Template.of(set.tree("spec", "template"));
        return hash(set)
                .flatMap(hash -> number(set)
                        .flatMap(number -> set.created()
                                .map(created -> new Revision(
                                        hash,
                                        number,
                                        created,
                                        template,
                                        Marks.unsafe(set, template),
                                        Marks.verdict(set, template)))));
    }

    static Optional<Revision> ofControllerRevision(Manifest revision) {
        Template template = Template.of(revision.tree("data", "spec", "template"));
        return revision.number("revision")
                .flatMap(number -> revision.created()
                        .map(created -> new Revision(
                                hash(revision.name()),
                                number,
                                created,
                                template,
                                Marks.unsafe(revision, template),
                                Marks.verdict(revision, template))));
    }

    /** By which a ReplicaSet and its pods are told apart from its like. */
    static Optional<String> hash(Manifest set) {
        return Template.HASHES.stream().flatMap(it -> set.label(it).stream()).findFirst();
    }

    /** A ControllerRevision is named by its workload and the hash; so is a StatefulSet's pod, a DaemonSet's by the hash. */
    static String hash(String name) {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    boolean isMarked(Verdict word) {
        return verdict.filter(word::equals).isPresent();
    }

    private static Optional<Long> number(Manifest set) {
        return NUMBERS.stream()
                .flatMap(it -> set.annotation(it).stream())
                .map(Long::valueOf)
                .findFirst();
    }
}
