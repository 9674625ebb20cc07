package dev.haetae.policy.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * One YAML file as a tree, with the place of everything in it.
 *
 * @param text as it lies in the file
 * @param problems where this load gathers what is wrong
 */
record Document(String file, String text, JsonNode root, Positions positions, List<Problem> problems) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String NOT_YAML = "this is not YAML";

    /** Empty when the text is not YAML; then {@code problems} says why. */
    static Optional<Document> parse(String file, String text, List<Problem> problems) {
        try (YAMLParser parser = YAML.getFactory().createParser(text)) {
            Positions positions = Positions.of(file, parser, problems);
            return Optional.of(new Document(file, text, YAML.readTree(text), positions, problems));
        } catch (JsonProcessingException bad) {
            problems.add(notYaml(file, bad));
            return Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** SnakeYAML knows the place better than the exception that Jackson makes of its own. */
    private static Problem notYaml(String file, JsonProcessingException bad) {
        return bad.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null
                ? Problem.of(file, place(marked.getProblemMark()), NOT_YAML, marked.getProblem())
                : Problem.of(file, Place.of(bad.getLocation()), NOT_YAML, bad.getOriginalMessage());
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
