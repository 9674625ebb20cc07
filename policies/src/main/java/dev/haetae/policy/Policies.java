package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Target;
import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.Passage;
import dev.haetae.policy.source.PolicyDirectory;
import dev.haetae.policy.source.PolicyFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One set of policies, loaded and checked as a whole. It never changes, so that whoever holds it decides wholly by it;
 * a decision depends on nothing but what it is given.
 */
public final class Policies {

    private final PolicyFiles files;
    private final Guardrails guardrails;
    private final Services services;
    private final Calendar calendar;
    private final Correlation correlation;
    private final Inhibition inhibition;
    private final SeverityRules severity;
    private final Playbooks playbooks;
    private final Notifications notifications;
    private final Escalation escalation;

    private Policies(PolicyFiles files, Documents documents) {
        Passage guardrailsFile = documents.file("guardrails.yaml");
        this.files = files;
        this.guardrails = Guardrails.read(guardrailsFile);
        this.services = Services.read(documents.file("services.yaml"));
        this.calendar = Calendar.read(documents.ifSaid("calendar.yaml"));
        this.correlation = Correlation.read(documents.file("correlation.yaml"));
        this.inhibition = Inhibition.read(documents.file("inhibition.yaml"));
        this.severity = SeverityRules.read(documents.file("severity.yaml"));
        this.playbooks = Playbooks.read(documents, new Ladder(guardrails, guardrailsFile));
        this.notifications =
                documents.ifSaid("notifications.yaml").map(Notifications::read).orElse(Notifications.NONE);
        this.escalation = documents
                .ifSaid("escalation.yaml")
                .map(file -> Escalation.read(file, notifications.names()))
                .orElse(Escalation.NONE);
        new ServiceReferences(services.names()).check(documents);
        documents.throwIfWrong();
    }

    private Policies(Policies like, Playbooks playbooks) {
        this.files = like.files;
        this.guardrails = like.guardrails;
        this.services = like.services;
        this.calendar = like.calendar;
        this.correlation = like.correlation;
        this.inhibition = like.inhibition;
        this.severity = like.severity;
        this.playbooks = playbooks;
        this.notifications = like.notifications;
        this.escalation = like.escalation;
    }

    /** Throws {@link InvalidPolicies} when anything in the directory is wrong, and then loads nothing of it. */
    public static Policies load(Path directory) {
        return of(PolicyDirectory.read(directory));
    }

    /** The policies in the jar. */
    public static Policies shipped() {
        return of(PolicyFiles.shipped());
    }

    /** As {@link #load}, of files that lie elsewhere. */
    public static Policies of(PolicyFiles files) {
        return new Policies(files, Documents.read(files));
    }

    /** The same, but every playbook is trusted to act: to see what they would do, were they. */
    public Policies inEarnest() {
        return new Policies(this, playbooks.inEarnest());
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
        return correlation.key(subject(alert, Situation.at(Instant.EPOCH)));
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
    public Decision<Severity> severity(Alert alert, Situation situation) {
        return severity.decide(subject(alert, situation));
    }

    /** What to do; where several playbooks match, the one with more matchers, then the first by file name. */
    public Decision<Optional<Playbook>> playbook(Alert alert, Situation situation) {
        return playbooks.choose(alert, subject(alert, situation));
    }

    /** Whether the playbook of that name is the one for the alert, whenever that was asked: by labels alone. */
    public boolean isFor(String playbook, Alert alert) {
        return playbooks.isFor(playbook, alert);
    }

    /** Who is on call, from the first who is called to the last (I3). */
    public Escalation escalation() {
        return escalation;
    }

    /** Which levels are due by now, and by which rules; those that were called before included (I3). */
    public Decision<List<Escalation.Due>> escalations(IncidentFacts incident, Situation situation) {
        return escalation.due(incident, subject(incident, situation), calendar.at(situation.at()));
    }

    /**
     * How old the incident will be when somebody else may become due, should nothing happen to it until then.
     *
     * @param done the names of the rules that need not be asked again
     */
    public Optional<Duration> nextEscalation(IncidentFacts incident, Set<String> done, Situation situation) {
        return escalation.next(incident, done, calendar.at(situation.at()));
    }

    /** Where a level hears that it is called; empty for where the incident is announced anyway. */
    public Optional<Channel> channel(Level level, Alert alert) {
        return level.channel().map(name -> notifications.channel(name, service(alert)));
    }

    /** All that there are, as an alert's service has them. */
    public List<Channel> channels(Alert alert) {
        return notifications.all(service(alert));
    }

    /** Where an incident is announced (I4). */
    public Decision<List<Channel>> route(IncidentFacts incident, Situation situation) {
        return notifications.route(incident, service(incident.alert()), subject(incident, situation));
    }

    /** Peak hours, maintenance and event days (L4). */
    public Calendar calendar() {
        return calendar;
    }

    /** All that services.yaml names. */
    public Set<String> serviceNames() {
        return services.byName().keySet();
    }

    public Service service(Alert alert) {
        return services.of(alert);
    }

    /** What the playbook acts on: its own target, else the alert's service's; or what its order is about beside that. What is only looked around may be known by its service's name alone. */
    public Naming target(Playbook playbook, Order order, Alert alert, String ownCluster) {
        Optional<TargetPattern> named =
                playbook.target().or(() -> service(alert).target());
        TargetNaming naming = new TargetNaming(alert, ownCluster);
        return switch (order) {
            case Order.Say _ -> naming.nameService();
            case Order.LookAround _ -> naming.nameOrService(named);
            default -> naming.name(order.target(named)).aimed(order::aim);
        };
    }

    /** The workload that the playbook is about, whatever its order acts on; empty where nothing names one. */
    public Optional<Target> workload(Playbook playbook, Alert alert, String ownCluster) {
        Optional<TargetPattern> named =
                playbook.target().or(() -> service(alert).target());
        return new TargetNaming(alert, ownCluster).name(named) instanceof Naming.Named found
                ? Optional.of(found.target())
                : Optional.empty();
    }

    private Subject subject(Alert alert, Situation situation) {
        return new Subject(alert, service(alert), situation, calendar, Optional.empty());
    }

    private Subject subject(IncidentFacts incident, Situation situation) {
        return subject(incident.alert(), situation).in(incident.view());
    }
}
