package dev.haetae.reconcile;

import dev.haetae.HaetaeConfig;
import dev.haetae.remediate.Confirmation;
import dev.haetae.triage.Upstream;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Whether there is an Alertmanager to ask. */
@Dependent
class Reconciling {

    @Produces
    @Singleton
    Optional<Confirmation> alertmanager(HaetaeConfig config, AlertmanagerApi api, Conversation conversation) {
        return config.alertmanager()
                .url()
                .map(url -> new AskAlertmanager(
                        api, conversation, config.alertmanager().source()));
    }

    @Produces
    @Singleton
    Optional<Upstream> upstream(HaetaeConfig config, AlertmanagerApi api, Conversation conversation) {
        return config.alertmanager().url().map(url -> new Listing(api, conversation, config.alertmanager()));
    }
}
