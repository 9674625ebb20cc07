package dev.haetae.policy.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Keys of which a mapping has exactly one, as its schema's {@code oneOf} of {@code required} says.
 *
 * @param title what each of them is: {@code a verb}
 */
record Choice(String title, List<String> keys) {

    /** A part of {@code oneOf}: what it says of one key is told by the choice as a whole. */
    static final String WITHIN = "/oneOf/";

    static Optional<Choice> of(JsonNode schema) {
        return Optional.of(schema.path("oneOf"))
                .filter(JsonNode::isArray)
                .map(choices -> new Choice(
                        choices.path(0).path("title").asText(),
                        StreamSupport.stream(choices.spliterator(), false)
                                .map(choice -> choice.path("required").path(0).asText())
                                .toList()));
    }

    List<String> saidIn(JsonNode mapping) {
        return keys.stream().filter(mapping::has).toList();
    }

    String spoken() {
        return "one of " + String.join(", ", keys);
    }
}
