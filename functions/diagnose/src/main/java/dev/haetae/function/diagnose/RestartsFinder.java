package dev.haetae.function.diagnose;

import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.Pod;
import jakarta.inject.Singleton;
import java.util.List;

/** Which containers restarted or do not answer, and why. */
@Singleton
class RestartsFinder implements Finder {

    @Override
    public About about() {
        return About.RESTARTS;
    }

    @Override
    public boolean looksAt(Scene scene) {
        return true;
    }

    @Override
    public String find(Scene scene) {
        String pods = switch (scene.pods()) {
            case Sight.Missing<List<Pod>>() -> scene.noPods();
            case Sight.Blind<List<Pod>> blind -> Finder.blind(blind);
            case Sight.Present<List<Pod>>(List<Pod> found) -> RestartsReading.text(found, scene.now());
        };
        return Conditions.of(scene.object(), scene.now()) + pods;
    }
}
