package dev.haetae.triage;

import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How large a storm is.
 *
 * @param services that had an alert in it
 * @param firing alerts that fire now, by service
 */
record StormCount(int services, int alerts, Map<String, Long> firing) {

    private static final int MOST = 10;

    static StormCount of(List<Storms.Sheltered> sheltered) {
        Map<String, Long> firing = sheltered.stream()
                .filter(Storms.Sheltered::firing)
                .collect(Collectors.groupingBy(Storms.Sheltered::service, Collectors.counting()));
        int services = (int)
                sheltered.stream().map(Storms.Sheltered::service).distinct().count();
        return new StormCount(services, sheltered.size(), firing);
    }

    int failing() {
        return firing.size();
    }

    /** Twice as many as last time, or none left: the timeline of a storm stays short. */
    boolean isWorthTelling(Incident umbrella) {
        boolean doubled = alerts >= 2 * Math.max(1, umbrella.alerts());
        return doubled || (firing.isEmpty() && umbrella.firing() > 0);
    }

    Happening.StormCounted event() {
        long all = firing.values().stream().mapToLong(Long::longValue).sum();
        List<String> most = firing.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .toList();
        return new Happening.StormCounted(services, alerts, (int) all, most);
    }
}
