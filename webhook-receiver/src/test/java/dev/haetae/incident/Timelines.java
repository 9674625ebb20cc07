package dev.haetae.incident;

import java.util.List;

/** Folds a timeline from its beginning, as nothing in the product needs to. */
public final class Timelines {

    private Timelines() {}

    public static Incident fold(String id, List<Event> timeline) {
        Event first = timeline.getFirst();
        Incident incident = Fold.open(id, first, (Happening.Opened) first.what());
        for (Event event : timeline.subList(1, timeline.size())) {
            incident = Fold.apply(incident, event);
        }
        return incident;
    }
}
