package dev.haetae.function.rollback;

import java.util.Map;
import java.util.Optional;

/** What people, or their pipelines, write on what may be rolled back. */
final class Marks {

    /** {@code "false"} on a workload or its template: this release must not be taken back, it migrated a database. */
    static final String SAFE = "haetae.dev/rollback-safe";

    /** Why not, for people. */
    static final String BECAUSE = "haetae.dev/rollback-unsafe-because";

    /** {@code good} or {@code bad}, on a pod template or on the ReplicaSet or ControllerRevision that has it. */
    static final String RELEASE = "haetae.dev/release";

    /** On a workload: which order stopped it on its way back, and why. */
    static final String STOPPED = "haetae.dev/rollback-stopped";

    /** On a Service: the release that it sent to before. */
    static final String PREVIOUS = "haetae.dev/previous-version";

    /** On a route: the backend that all traffic goes to when there is no canary. */
    static final String STABLE = "haetae.dev/stable";

    private Marks() {}

    /** What stands on the revision goes before what was released with it. */
    static Optional<Verdict> verdict(Manifest revision, Template template) {
        return revision.annotation(RELEASE)
                .flatMap(Verdict::of)
                .or(() -> Verdict.of(template.annotations().get(RELEASE)));
    }

    static Optional<String> unsafe(Manifest object, Template template) {
        return unsafe(object).or(() -> unsafe(template.annotations()));
    }

    static Optional<String> unsafe(Manifest object) {
        return Optional.ofNullable(object.meta().getAnnotations()).flatMap(Marks::unsafe);
    }

    private static Optional<String> unsafe(Map<?, ?> annotations) {
        if (!"false".equals(annotations.get(SAFE))) {
            return Optional.empty();
        }
        Object because = annotations.get(BECAUSE);
        return Optional.of(because == null ? "it is marked " + SAFE + ": false" : because.toString());
    }
}
