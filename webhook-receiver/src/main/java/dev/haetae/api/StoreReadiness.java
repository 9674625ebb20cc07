package dev.haetae.api;

import dev.haetae.store.Store;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that an alert would be taken: the store can write. */
@Readiness
class StoreReadiness implements HealthCheck {

    private final Store store;

    StoreReadiness(Store store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("store").status(store.writable()).build();
    }
}
