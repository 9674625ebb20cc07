package dev.haetae.scenarios;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One row of the table: what is broken, what is heard of it, what is done, and what shows that it is well again. */
final class Scenario {

    private final String name;
    private final Map<String, String> labels = new HashMap<>();
    private Consumer<Stage> before = stage -> {};
    private BiConsumer<Stage, Map<String, String>> detail = (stage, labels) -> {};
    private Predicate<Stage> fixed = stage -> false;
    private List<String> steps = List.of();
    private List<String> handedOver = List.of();
    private List<Twist> twists = List.of();
    private String written = "";
    private String atLast = "ladder-exhausted";
    private boolean peopleAgree;

    private Scenario(String name) {
        this.name = name;
    }

    /** @param name its id in the requirements, and what happens */
    static Scenario of(String name, String alert) {
        Scenario scenario = new Scenario(name);
        scenario.labels.putAll(Map.of("alertname", alert, "cluster", "production", "severity", "warning"));
        return scenario;
    }

    Scenario service(String service) {
        return label("service", service);
    }

    Scenario label(String label, String value) {
        labels.put(label, value);
        return this;
    }

    Scenario critical() {
        return label("severity", "critical");
    }

    /** What there is, and how it is broken. */
    Scenario where(Consumer<Stage> how) {
        before = how;
        return this;
    }

    /** The alert names one of the pods of {@code app}. */
    Scenario onOnePodOf(String app) {
        detail = (stage, all) ->
                all.put("pod", stage.pods(app).getFirst().getMetadata().getName());
        return this;
    }

    /** The alert names the machine. */
    Scenario onItsNode() {
        detail = (stage, all) -> all.put("instance", stage.node());
        return this;
    }

    /** What shows in the cluster that it is well again, so that the alert goes. */
    Scenario wellOnce(Predicate<Stage> shows) {
        fixed = shows;
        return this;
    }

    /** The steps that are taken, in order, and what came of each. */
    Scenario does(String... expected) {
        steps = List.of(expected);
        return this;
    }

    /** Whoever is asked agrees. */
    Scenario withConsent() {
        peopleAgree = true;
        return this;
    }

    /** Nothing of it helps: people are told, for that reason, and end it. */
    Scenario leavesItToPeople(String reason) {
        handedOver = List.of(reason);
        return this;
    }

    /** The first of its steps to write what Git has of its target, so that it is refused where that is kept there. */
    Scenario writesWhatGitHas(String step) {
        written = step;
        return this;
    }

    /** Why people have it when nothing helps, where it is not that all was tried. */
    Scenario elseIsLeftTo(String reason) {
        atLast = reason;
        return this;
    }

    /** What else it is played with in its way. */
    Scenario alsoWith(Twist... some) {
        twists = List.of(some);
        return this;
    }

    List<Twist> twists() {
        return twists;
    }

    /** As far as it gets where its targets are kept in Git. */
    List<String> stepsUntilGit() {
        return Stream.concat(
                        steps.stream().takeWhile(step -> !step.startsWith(written + " ")),
                        Stream.of(written + " denied"))
                .toList();
    }

    String atLast() {
        return atLast;
    }

    List<String> steps() {
        return steps;
    }

    List<String> handedOver() {
        return handedOver;
    }

    boolean isWell(Stage stage) {
        return fixed.test(stage);
    }

    boolean peopleAgree() {
        return peopleAgree;
    }

    /** Breaks it, and answers the labels of the alert that says so. */
    Map<String, String> happensOn(Stage stage) {
        before.accept(stage);
        Map<String, String> all = new HashMap<>(labels);
        all.put("namespace", stage.namespace());
        detail.accept(stage, all);
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
