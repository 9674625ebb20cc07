package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Step;
import dev.haetae.policy.source.Problem;
import dev.haetae.remediate.Distrust;
import dev.haetae.rulebook.Loaded;
import dev.haetae.rulebook.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The policies in force, as the API shows them.
 *
 * @param origin the directory they came from, or {@code shipped}
 * @param hash of all files, in SHA-256
 * @param playbooks in the order in which they are preferred
 * @param refused what was wrong when a reload was last tried; absent when it went well
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PoliciesView(String origin, String hash, Instant since, List<PlaybookView> playbooks, RefusedView refused) {

    /**
     * @param mode absent for the deployment's default
     * @param place file and line
     * @param distrusted absent while it is trusted
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlaybookView(
            String name, String scenario, Mode mode, List<String> steps, String place, DistrustView distrusted) {

        static PlaybookView of(Playbook playbook, Map<String, Distrust> distrusted) {
            return new PlaybookView(
                    playbook.name(),
                    playbook.scenario(),
                    playbook.mode().orElse(null),
                    playbook.steps().stream().map(Step::name).toList(),
                    playbook.rule(),
                    Optional.ofNullable(distrusted.get(playbook.name()))
                            .map(lost -> new DistrustView(lost.incident(), lost.at()))
                            .orElse(null));
        }
    }

    /** It made that incident worse: in mode auto a person has to agree to what it does. */
    record DistrustView(String incident, Instant since) {}

    /** All that is wrong, in the order of files, lines and columns. */
    record RefusedView(Instant at, List<Problem> problems) {}

    static PoliciesView of(Loaded loaded, Optional<Refused> refused, List<Distrust> distrusted) {
        Map<String, Distrust> byPlaybook =
                distrusted.stream().collect(Collectors.toMap(Distrust::playbook, Function.identity()));
        return new PoliciesView(
                loaded.policies().origin(),
                loaded.policies().hash(),
                loaded.since(),
                loaded.policies().playbooks().stream()
                        .map(playbook -> PlaybookView.of(playbook, byPlaybook))
                        .toList(),
                refused.map(known -> new RefusedView(known.at(), known.problems()))
                        .orElse(null));
    }
}
