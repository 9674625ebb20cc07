package dev.haetae.function.diagnose;

import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** What the cluster noted of the target and what belongs to it. */
@Singleton
class EventsFinder implements Finder {

    /** Where the cluster puts what it notes of its nodes, which are in no namespace. */
    private static final String OF_NODES = "default";

    private static final long MOST = 1_000;

    private final Eyes eyes;

    @Inject
    EventsFinder(Eyes eyes) {
        this.eyes = eyes;
    }

    @Override
    public About about() {
        return About.EVENTS;
    }

    @Override
    public boolean looksAt(Kind kind) {
        return true;
    }

    @Override
    public String find(Scene scene) {
        Sight<EventList> sight = eyes.read(client -> events(client, scene));
        return switch (sight) {
            case Sight.Missing<EventList>() -> EventsReading.NONE;
            case Sight.Blind<EventList> blind -> Finder.blind(blind);
            case Sight.Present<EventList>(EventList found) ->
                EventsReading.text(
                        found, new Family(scene.kind(), scene.target().name()), scene.now());
        };
    }

    private static EventList events(KubernetesClient client, Scene scene) {
        Target target = scene.target();
        return switch (scene.kind()) {
            case NODE -> about(client, OF_NODES, target);
            case POD -> about(client, target.namespace(), target);
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET ->
                client.v1().events().inNamespace(target.namespace()).list(bounded());
        };
    }

    private static EventList about(KubernetesClient client, String namespace, Target target) {
        return client.v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", target.kind())
                .withField("involvedObject.name", target.name())
                .list(bounded());
    }

    private static ListOptions bounded() {
        return new ListOptionsBuilder().withLimit(MOST).build();
    }
}
