package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.haetae.policy.source.Passage;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is written under a verb, and what it means, for verbs whose parameters need no more checks than the schema's. */
final class Parameters {

    /** However many the workload's own strategy takes. */
    private static final int AS_THE_WORKLOAD_SAYS = 100;

    private static final String LAST_GOOD = "last-good";

    /** D4: after a day a release counts as looked after; what should last longer is a change that people make. */
    private static final Duration LONGEST = Duration.ofHours(24);

    /** L3: automation takes back only a release that is young. */
    private static final Duration YOUNG = Duration.ofHours(1);

    /** R5: workers of a pool. */
    private static final int WORKERS = 10;

    /** A thousand keys a second, of values of a kilobyte, are a megabyte a second: no burden to a cache or its source. */
    private static final int KEYS_A_SECOND = 1_000;

    private record Common(Optional<Duration> coolDown) {}

    private record Restarting(Optional<Order.Restart.How> how, OptionalInt batch) {}

    private record RollingBack(Optional<String> to, Optional<Duration> maxAge) {}

    private record Isolating(
            Order.Isolation.What what, @JsonProperty("for") Duration lasting, Optional<Boolean> drain) {}

    private record Configuring(
            String configMap, String key, String value, Optional<Duration> expires, Optional<Duration> whileFiring) {}

    private record Rebuilding(String prefix, URI source, OptionalInt parallel, OptionalInt rate) {}

    private record Running(String cronJob) {}

    private record Looking(Optional<List<String>> promql) {}

    private record Saying(Optional<String> ko, Optional<String> en) {}

    private Parameters() {}

    static Duration coolDown(Passage parameters, Guardrails guardrails) {
        return parameters.as(Common.class).coolDown().orElse(guardrails.coolDown());
    }

    static Order.Restart restart(Passage parameters) {
        Restarting said = parameters.as(Restarting.class);
        return new Order.Restart(
                said.how().orElse(Order.Restart.How.ROLLING), said.batch().orElse(AS_THE_WORKLOAD_SAYS));
    }

    static Order.Rollback rollback(Passage parameters) {
        RollingBack said = parameters.as(RollingBack.class);
        return new Order.Rollback(
                said.to().filter(name -> !name.equals(LAST_GOOD)), said.maxAge().orElse(YOUNG));
    }

    static Order.Isolation isolation(Passage parameters) {
        Isolating said = parameters.as(Isolating.class);
        check(parameters.at("for"), Optional.of(said.lasting()));
        return new Order.Isolation(said.what(), said.lasting(), said.drain().orElse(false));
    }

    static Order.Configure configure(Passage parameters) {
        Configuring said = parameters.as(Configuring.class);
        check(parameters.at("expires"), said.expires());
        check(parameters.at("whileFiring"), said.whileFiring());
        said.whileFiring().ifPresent(most -> outlasts(parameters.at("whileFiring"), most, said.expires()));
        return new Order.Configure(said.configMap(), said.key(), said.value(), said.expires(), said.whileFiring());
    }

    /** It prolongs an end that has to be there. */
    private static void outlasts(Passage passage, Duration most, Optional<Duration> expires) {
        if (expires.isEmpty()) {
            passage.wrong("what never expires stays whether its alert fires or not", "expires beside it, or neither");
        } else if (most.compareTo(expires.get()) <= 0) {
            passage.wrong(
                    "%s is over before it expires".formatted(StepTimes.spoken(most)),
                    "more than %s".formatted(StepTimes.spoken(expires.get())));
        }
    }

    private static void check(Passage passage, Optional<Duration> lasting) {
        lasting.filter(time -> time.compareTo(LONGEST) > 0)
                .ifPresent(time -> passage.wrong(
                        "%s is longer than automation answers for".formatted(StepTimes.spoken(time)),
                        "%s or less".formatted(StepTimes.spoken(LONGEST))));
    }

    static Order.Rebuild rebuild(Passage parameters) {
        Rebuilding said = parameters.as(Rebuilding.class);
        return new Order.Rebuild(
                said.prefix(),
                said.source(),
                said.parallel().orElse(WORKERS),
                said.rate().orElse(KEYS_A_SECOND));
    }

    static Order.Run run(Passage parameters) {
        return new Order.Run(parameters.as(Running.class).cronJob());
    }

    static Order.LookAround lookAround(Passage parameters) {
        return new Order.LookAround(parameters.as(Looking.class).promql().orElse(List.of()));
    }

    static Order.Say say(Passage parameters) {
        Saying said = parameters.as(Saying.class);
        return new Order.Say(said.ko(), said.en());
    }
}
