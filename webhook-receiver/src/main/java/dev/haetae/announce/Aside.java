package dev.haetae.announce;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Happening.ActionEnded;
import dev.haetae.incident.Happening.ActionStarted;
import dev.haetae.incident.Happening.StepJudged;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What has to be known beside the update itself: whose it is (I2), what was tried so far, and who was called (I3). */
final class Aside {

    /** So soon nobody who was told of it as it opened can have looked at it and left it again. */
    private static final Duration A_MOMENT = Duration.ofMinutes(1);

    /** In place of what was tried; languages have a word of their own for it. */
    private static final String NOTHING = "nothing";

    private Aside() {}

    /** The facts that the update is told with besides. */
    static Map<String, String> of(StatusUpdate update, Incident incident, List<Event> story, Policies policies) {
        Map<String, String> facts = new LinkedHashMap<>();
        switch (update.kind()) {
            case HANDED_OVER -> role(incident, policies).ifPresent(role -> facts.put("role", role));
            case ESCALATED -> {
                role(incident, policies).ifPresent(role -> facts.put("role", role));
                facts.put("tried", tried(story));
                if (isRinging(update, incident, story)) {
                    facts.put("ringing", "since " + incident.times().opened());
                }
            }
            case ACKNOWLEDGED, RESOLVED, CLOSED -> facts.put("levels", levels(update, story));
            default -> {}
        }
        return facts;
    }

    private static boolean isRinging(StatusUpdate update, Incident incident, List<Event> story) {
        return update.at().isBefore(incident.times().opened().plus(A_MOMENT))
                && story.stream().noneMatch(event -> event.what() instanceof Happening.Acknowledged);
    }

    /** Called by then: who is called after it was taken has to be rung. */
    private static String levels(StatusUpdate update, List<Event> story) {
        return story.stream()
                .filter(event -> !event.at().isAfter(update.at()))
                .map(Event::what)
                .filter(Happening.Escalated.class::isInstance)
                .map(what -> ((Happening.Escalated) what).level().word())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** Of the step that the incident stands on, as its playbook is now. */
    private static Optional<String> role(Incident incident, Policies policies) {
        int standsOn = incident.progress().step();
        return incident.ifPlanned()
                .flatMap(plan -> policies.playbooks().stream()
                        .filter(playbook -> playbook.name().equals(plan.playbook()))
                        .findFirst())
                .filter(playbook -> standsOn < playbook.steps().size())
                .map(playbook -> playbook.steps().get(standsOn))
                .map(Step::role)
                .map(role -> role.word());
    }

    /** Step by step, each with what came of it last. */
    private static String tried(List<Event> story) {
        Map<Integer, String> steps = new LinkedHashMap<>();
        story.forEach(event -> {
            switch (event.what()) {
                case ActionStarted started when started.action().leavesTargetAlone() -> {}
                case ActionEnded ended when ended.action().leavesTargetAlone() -> {}
                case ActionStarted started ->
                    steps.put(started.step(), started.action().describe());
                case ActionEnded ended -> steps.put(ended.step(), with(ended.action(), word(ended.outcome())));
                case StepJudged judged ->
                    steps.put(
                            judged.step(), with(judged.action(), judged.result().name()));
                default -> {}
            }
        });
        return steps.isEmpty() ? NOTHING : String.join("; ", steps.values());
    }

    private static String with(Action action, String result) {
        return "%s (%s)"
                .formatted(action.describe(), result.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> "applied";
            case Outcome.AlreadyApplied already -> "already so";
            case Outcome.Continue going -> "under way";
            case Outcome.Refused refused -> "refused";
            case Outcome.Failed failed -> "failed";
        };
    }
}
