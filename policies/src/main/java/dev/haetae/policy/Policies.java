package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.Passage;
import dev.haetae.policy.source.PolicyDirectory;
import dev.haetae.policy.source.PolicyFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One set of policies, loaded and checked as a whole. It never changes, so that whoever holds it decides wholly by it;
 * a decision depends on nothing but what it is given.
 */
public final class Policies {

    private final PolicyFiles files;
    private final Guardrails guardrails;
    private final Services services;
    private final Correlation correlation;
    private final Inhibition inhibition;
    private final SeverityRules severity;
    private final Playbooks playbooks;

    private Policies(PolicyFiles files, Documents documents) {
        Passage guardrailsFile = documents.file("guardrails.yaml");
        this.files = files;
        this.guardrails = Guardrails.read(guardrailsFile);
        this.services = Services.read(documents.file("services.yaml"));
        this.correlation = Correlation.read(documents.file("correlation.yaml"));
        this.inhibition = Inhibition.read(documents.file("inhibition.yaml"));
        this.severity = SeverityRules.read(documents.file("severity.yaml"));
        this.playbooks = Playbooks.read(documents, new Ladder(guardrails, guardrailsFile));
        documents.throwIfWrong();
    }

    /** Throws {@link InvalidPolicies} when anything in the directory is wrong, and then loads nothing of it. */
    public static Policies load(Path directory) {
        return of(PolicyDirectory.read(directory));
    }

    /** The policies in the jar. */
    public static Policies shipped() {
        return of(PolicyFiles.shipped());
    }

    private static Policies of(PolicyFiles files) {
        return new Policies(files, Documents.read(files));
    }

    /** SHA-256 over all files, in hex: the same policies have the same one, wherever they came from. */
    public String hash() {
        return files.hash();
    }

    /** The directory they came from, or {@code shipped}. */
    public String origin() {
        return files.origin();
    }

    public Guardrails guardrails() {
        return guardrails;
    }

    /** All of them, in the order in which they are preferred. */
    public List<Playbook> playbooks() {
        return playbooks.preferred();
    }

    /** The key that alerts of one incident share: {@code production/game-production/game-server/zone-1}. */
    public Decision<String> correlate(Alert alert) {
        return correlation.key(alert);
    }

    /** What the alert silences while it fires. */
    public List<InhibitionLink> causes(Alert alert) {
        return inhibition.asCause(alert);
    }

    /** What would silence the alert: any firing cause that shares one of these keys. */
    public List<InhibitionLink> symptoms(Alert alert) {
        return inhibition.asSymptom(alert);
    }

    /** How bad it is (I1): the first rule that holds decides, else the alert's urgency. */
    public Decision<Severity> severity(Alert alert, Facts facts) {
        return severity.decide(alert, service(alert).grade(), facts);
    }

    /** What to do; where several playbooks match, the one with more matchers, then the first by file name. */
    public Decision<Optional<Playbook>> playbook(Alert alert) {
        return playbooks.choose(alert);
    }

    public Service service(Alert alert) {
        return services.of(alert);
    }

    /** What the playbook acts on: its own target, else the alert's service's. */
    public Naming target(Playbook playbook, Alert alert, String ownCluster) {
        return new TargetNaming(alert, ownCluster)
                .name(playbook.target().or(() -> service(alert).target()));
    }
}
