package dev.haetae.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;

/**
 * A level that is expected to be called.
 *
 * @param after how long after the incident opened: {@code 30m}
 * @param channel by which they are called
 */
public record ExpectedLevel(Said name, Said after, Optional<Said> who, Optional<Said> channel) {

    static List<ExpectedLevel> read(Passage levels) {
        return levels.entries().entrySet().stream()
                .map(level -> read(level.getKey(), level.getValue()))
                .toList();
    }

    private static ExpectedLevel read(String name, Passage passage) {
        Said said = new Said(name, passage.place());
        return passage.as(JsonNode.class).isTextual()
                ? new ExpectedLevel(said, Said.of(passage), Optional.empty(), Optional.empty())
                : new ExpectedLevel(
                        said,
                        Said.of(passage.at("after")),
                        passage.ifSaid("who").map(Said::of),
                        passage.ifSaid("channel").map(Said::of));
    }
}
