package dev.haetae.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.policy.source.Passage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is expected of a step that comes to its turn.
 *
 * @param does words of the order
 * @param because a reason's tag, or words of its sentence
 * @param guards verdicts by guardrail
 */
public record ExpectedStep(
        Said name, Optional<Said> result, Optional<Said> does, Optional<Said> because, Map<String, Said> guards) {

    static ExpectedStep read(String name, Passage passage) {
        Said said = new Said(name, passage.place());
        if (passage.as(JsonNode.class).isTextual()) {
            return new ExpectedStep(said, Optional.of(Said.of(passage)), Optional.empty(), Optional.empty(), Map.of());
        }
        return new ExpectedStep(
                said,
                passage.ifSaid("result").map(Said::of),
                passage.ifSaid("does").map(Said::of),
                passage.ifSaid("because").map(Said::of),
                passage.ifSaid("guards").map(ExpectedStep::guards).orElse(Map.of()));
    }

    private static Map<String, Said> guards(Passage guards) {
        Map<String, Said> verdicts = new LinkedHashMap<>();
        guards.entries().forEach((guard, verdict) -> verdicts.put(guard, Said.of(verdict)));
        return verdicts;
    }
}
