package dev.haetae.function.diagnose;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Discretion;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ContainerResource;
import io.fabric8.kubernetes.client.dsl.Loggable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The end of the one log that tells most: of what restarted lately, else of what does not answer, else of the newest. */
@Singleton
class LogsFinder implements Finder {

    private static final int MOST_LINES = 40;

    /** Lines may be of any length; more of them than this is not read. */
    private static final int MOST_BYTES = 256 << 10;

    private final Eyes eyes;

    @Inject
    LogsFinder(Eyes eyes) {
        this.eyes = eyes;
    }

    @Override
    public About about() {
        return About.LOGS;
    }

    @Override
    public boolean looksAt(Scene scene) {
        return scene.kind() != Kind.NODE && !Nobody.is(scene.object());
    }

    @Override
    public String find(Scene scene) {
        return switch (scene.pods()) {
            case Sight.Missing<List<Pod>>() -> scene.noPods();
            case Sight.Blind<List<Pod>> blind -> Finder.blind(blind);
            case Sight.Present<List<Pod>>(List<Pod> found) ->
                LogChoice.among(found, scene.now())
                        .map(choice -> log(scene, choice))
                        .orElse("none is shown: no container has run");
        };
    }

    private String log(Scene scene, LogChoice choice) {
        String heading = choice.heading(scene.now());
        return switch (eyes.log(client -> tail(client, scene.target(), choice))) {
            case Sight.Missing<String>() -> heading + " there is none (any more)";
            case Sight.Blind<String> blind -> heading + " " + Finder.blind(blind);
            case Sight.Present<String>(String tail) when tail.isBlank() -> heading + " it is empty";
            case Sight.Present<String>(String tail) ->
                heading + "\n" + Excerpt.last(Discretion.of(Excerpt.plain(tail)).strip());
        };
    }

    private static String tail(KubernetesClient client, Target target, LogChoice choice) {
        ContainerResource container = client.pods()
                .inNamespace(target.namespace())
                .withName(choice.pod())
                .inContainer(choice.container());
        try (InputStream log = lines(container, choice).getLogInputStream()) {
            return new String(log.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            throw new Fault(Failure.UNREACHABLE, cut);
        }
    }

    private static Loggable lines(ContainerResource container, LogChoice choice) {
        return choice.ofRunBefore()
                ? container.terminated().tailingLines(MOST_LINES)
                : container.tailingLines(MOST_LINES);
    }
}
