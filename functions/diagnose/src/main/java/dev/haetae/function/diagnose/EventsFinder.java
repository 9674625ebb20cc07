package dev.haetae.function.diagnose;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Pages;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the cluster noted of the target and what belongs to it. */
@Singleton
class EventsFinder implements Finder {

    /** Where the cluster puts what it notes of its nodes, which are in no namespace. */
    private static final String OF_NODES = "default";

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
    public boolean looksAt(Scene scene) {
        return true;
    }

    @Override
    public String find(Scene scene) {
        if (scene.kind() == Kind.SERVICE && scene.target().namespace().equals(Isolate.CLUSTER_WIDE)) {
            return "none is looked for: the alert names no namespace";
        }
        Predicate<Event> own = own(scene);
        Sight<List<Event>> sight = eyes.read(client -> read(client, scene, own));
        return switch (sight) {
            case Sight.Missing<List<Event>>() -> EventsReading.NONE;
            case Sight.Blind<List<Event>> blind -> Finder.blind(blind);
            case Sight.Present<List<Event>>(List<Event> found) -> EventsReading.text(found, scene.now());
        };
    }

    private static Predicate<Event> own(Scene scene) {
        String name = scene.target().name();
        if (Nobody.is(scene.object())) {
            return Family.naming(name);
        }
        List<Pod> pods =
                scene.kind() == Kind.SERVICE && scene.pods() instanceof Sight.Present(var found) ? found : List.of();
        Family family = Family.of(scene.kind(), name, pods);
        return event -> family.has(event.getInvolvedObject());
    }

    /** All pages, since the newest may be on any; of the events only the target's are kept. */
    private static List<Event> read(KubernetesClient client, Scene scene, Predicate<Event> own) {
        FilterWatchListDeletable<Event, EventList, Resource<Event>> events = events(client, scene);
        return Pages.of(
                events::list,
                event -> Stream.of(event).filter(one -> one.getInvolvedObject() != null && own.test(one)));
    }

    private static FilterWatchListDeletable<Event, EventList, Resource<Event>> events(
            KubernetesClient client, Scene scene) {
        Target target = scene.target();
        return switch (scene.kind()) {
            case NODE -> about(client, OF_NODES, target);
            case POD -> about(client, target.namespace(), target);
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET, ROLLOUT, FLEET, SERVICE ->
                client.v1().events().inNamespace(target.namespace());
        };
    }

    private static FilterWatchListDeletable<Event, EventList, Resource<Event>> about(
            KubernetesClient client, String namespace, Target target) {
        return client.v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", target.kind())
                .withField("involvedObject.name", target.name());
    }
}
