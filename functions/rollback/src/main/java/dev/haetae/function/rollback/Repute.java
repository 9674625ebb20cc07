package dev.haetae.function.rollback;

import dev.haetae.contract.Target;
import dev.haetae.function.prometheus.Answer;
import dev.haetae.function.prometheus.Prometheus;
import dev.haetae.function.prometheus.PrometheusConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Timeout;

/**
 * Which release was good, by what Prometheus measured of it: Kubernetes keeps no past health. All questions about a
 * workload take 5 s at most, half of a look (R4); an answer that does not come is doubt, and then none is good.
 */
@ApplicationScoped
class Repute {

    private static final long ALL_MILLIS = 5_000;
    private static final int PER_CENT = 100;

    private final Prometheus prometheus;
    private final PrometheusConfig config;
    private final Settings settings;

    @Inject
    Repute(Prometheus prometheus, PrometheusConfig config, Settings settings) {
        this.prometheus = prometheus;
        this.config = config;
        this.settings = settings;
    }

    /** As it was seen where nobody measures, or where there is nothing to measure. */
    @Timeout(ALL_MILLIS)
    @Fallback(fallbackMethod = "untold")
    Candidate weigh(Target target, Candidate seen) {
        return seen.history()
                .filter(_ -> isAsked())
                .map(history -> LastGood.among(
                        history.contenders(settings.goodAfter()), contender -> finding(target, contender)))
                .map(seen::with)
                .orElse(seen);
    }

    Candidate untold(Target target, Candidate seen, Throwable thrown) {
        return seen.with(new LastGood(Optional.empty(), Optional.of("Prometheus did not say in time how it did")));
    }

    private boolean isAsked() {
        return settings.askPrometheus()
                && config.url().filter(url -> !url.isBlank()).isPresent();
    }

    private LastGood.Finding finding(Target target, Contender contender) {
        String query = HealthQuery.of(target, settings.health().byKind(), settings.goodAfter());
        String name = contender.revision().hash();
        return switch (prometheus.value(query, contender.ended())) {
            case Answer.Value<Double>(Double share, var _) -> measured(name, share);
            case Answer.Nothing<Double>(String why) ->
                new LastGood.Finding.Unknown("Prometheus does not know how %s did: %s".formatted(name, why));
            case Answer.Unclear<Double>(var _, String why) ->
                new LastGood.Finding.Unknown("how %s did cannot be told by Prometheus: %s".formatted(name, why));
        };
    }

    private LastGood.Finding measured(String name, double share) {
        return share >= settings.healthyShare()
                ? new LastGood.Finding.Good()
                : new LastGood.Finding.Poor("%s had all its pods ready for only %.0f %% of its last %d s"
                        .formatted(name, share * PER_CENT, settings.goodAfter().toSeconds()));
    }
}
