package dev.haetae.function.diagnose;

import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;

/** A service of which nothing runs in this cluster: somebody else's, or one that runs elsewhere. */
final class Nobody {

    static final String WORDS = "nothing of it runs in this cluster";

    private Nobody() {}

    static HasMetadata of(Target target) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName(target.name())
                .withNamespace(target.namespace())
                .endMetadata()
                .build();
    }

    /** One that the cluster has says at least how it is reached. */
    static boolean is(HasMetadata object) {
        return object instanceof Service service && service.getSpec() == null;
    }
}
