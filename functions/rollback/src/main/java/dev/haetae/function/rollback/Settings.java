package dev.haetae.function.rollback;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What operators may set about rolling back; durations as {@code 10m} or ISO 8601. */
@ConfigMapping(prefix = "haetae.rollback")
interface Settings {

    /** A release that was in force this long is one to go back to. */
    @WithDefault("10m")
    Duration goodAfter();

    /** Whether what was in force this long counts as good only where Prometheus, if there is one, says that it did well. */
    @WithDefault("true")
    boolean askPrometheus();

    /** Good is what had all its pods ready for such a share of that time. */
    @WithDefault("0.9")
    double healthyShare();

    /** What Prometheus is asked for that share, where it is not kube-state-metrics' own. */
    Health health();

    /** A pod that does not answer for longer, while pods of an earlier release do, makes its release an ailing one. */
    @WithDefault("2m")
    Duration answerWithin();

    /** In a hundred: a strategy that takes more pods than this at once is not let loose while some of them answer. */
    @WithDefault("50")
    int mostAtOnce();

    /** The label of a Service's selector that says which release it sends to. */
    @WithDefault("version")
    String selectorLabel();

    /** PromQL by kind, with {@code {namespace}}, {@code {name}} and {@code {for}}. */
    interface Health {

        Optional<String> deployment();

        Optional<String> statefulSet();

        Optional<String> daemonSet();

        Optional<String> rollout();

        default Map<Kind, String> byKind() {
            Map<Kind, String> said = new EnumMap<>(Kind.class);
            deployment().ifPresent(query -> said.put(Kind.DEPLOYMENT, query));
            statefulSet().ifPresent(query -> said.put(Kind.STATEFUL_SET, query));
            daemonSet().ifPresent(query -> said.put(Kind.DAEMON_SET, query));
            rollout().ifPresent(query -> said.put(Kind.ROLLOUT, query));
            return said;
        }
    }

    default Rules rules() {
        return new Rules(goodAfter(), answerWithin(), mostAtOnce(), selectorLabel());
    }
}
