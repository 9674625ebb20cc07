package dev.haetae.function.status;

import dev.haetae.contract.StatusUpdate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of PagerDuty's incidents an update is about. Ours has one, and each level that is called has one of its own: to
 * trigger what is open or acknowledged already rings nobody. Nothing is kept here; the update says who was called.
 */
record Pages(ChannelsConfig.Pagerduty config) {

    private static final String OURS = "haetae/";
    private static final String FIRST = "primary";

    /**
     * One of PagerDuty's incidents.
     *
     * @param key its {@code dedup_key}; with the longest of ours, a SHA-256 and a level, far below its bound of 255
     * @param routingKey to whom it is; a secret
     */
    record Page(String key, String routingKey) {}

    /** @param earlier where the incident was told last */
    List<Page> of(StatusUpdate update, Optional<String> earlier) {
        String own = earlier.map(Pages::withoutLevel).orElseGet(() -> key(update));
        return switch (update.kind()) {
            case ESCALATED -> List.of(called(own, update));
            case ACKNOWLEDGED, RESOLVED, CLOSED -> all(own, update);
            default -> List.of(own(own));
        };
    }

    /** Alertmanager's own where it tells PagerDuty of the same, so that there is one page; else one of ours. */
    private String key(StatusUpdate update) {
        return Optional.ofNullable(update.facts().get("group"))
                .filter(group -> config.besideAlertmanager())
                .orElse(OURS + update.incident());
    }

    private static String withoutLevel(String key) {
        int level = key.indexOf('/', key.startsWith(OURS) ? OURS.length() : 0);
        return level < 0 ? key : key.substring(0, level);
    }

    private Page called(String own, StatusUpdate update) {
        String level = update.facts().getOrDefault("level", "");
        return level.isEmpty() || isRungAlready(level, update) ? own(own) : page(own, level);
    }

    /** Whoever is called first has just been rung by the incident itself, and would have to acknowledge it twice. */
    private boolean isRungAlready(String level, StatusUpdate update) {
        return level.equals(FIRST)
                && update.facts().containsKey("ringing")
                && routingKey(level).isEmpty();
    }

    private List<Page> all(String own, StatusUpdate update) {
        Stream<Page> called = Arrays.stream(
                        update.facts().getOrDefault("levels", "").split(" "))
                .filter(level -> !level.isEmpty())
                .map(level -> page(own, level));
        return Stream.concat(Stream.of(own(own)), called).toList();
    }

    private Page own(String key) {
        return new Page(key, config.routingKey().orElseThrow().strip());
    }

    private Page page(String own, String level) {
        return new Page(
                own + "/" + level,
                routingKey(level).or(config::routingKey).orElseThrow().strip());
    }

    private Optional<String> routingKey(String level) {
        return Optional.ofNullable(config.levels().get(level)).flatMap(ChannelsConfig.Level::routingKey);
    }
}
