package dev.haetae.api;

import dev.haetae.policy.Policies;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyArchive;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Policies that are sent along with a request, as a ZIP of their directory, to be tried. */
final class Candidates {

    private static final int UNPROCESSABLE = 422;

    private Candidates() {}

    /** Refuses with 422 and everything that is wrong with them. */
    static Policies read(FileUpload zip) {
        try {
            return Policies.of(PolicyArchive.read(Files.readAllBytes(zip.uploadedFile())));
        } catch (InvalidPolicies wrong) {
            throw HttpProblem.builder()
                    .withStatus(UNPROCESSABLE)
                    .withTitle("Unprocessable policies")
                    .withDetail("the policies cannot be loaded; problems says why")
                    .with("problems", wrong.problems())
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Refuses with 400 a part that the request lacks. */
    static FileUpload required(String name, FileUpload part) {
        if (part == null) {
            throw Problems.of(Response.Status.BAD_REQUEST, "the part '%s' is missing".formatted(name));
        }
        return part;
    }
}
