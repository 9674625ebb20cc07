package dev.haetae.policy.cases;

import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of an incident; what is not said is not compared.
 *
 * @param key its correlation key
 * @param playbook a name, or {@value #NONE}
 * @param ladder the names of all steps of its playbook, whether they come to their turn or not
 * @param steps all that come to their turn, in their order
 * @param notifies where it is announced: a channel's name, or {@code team#game-sre} with its address
 * @param escalates the levels that are called before it is resolved
 * @param held true, false, a reason's tag, or words of its sentence; the same of {@code handedOver}
 */
public record ExpectedIncident(
        String place,
        Optional<Said> key,
        Optional<Said> severity,
        Optional<Said> playbook,
        Optional<Said> mode,
        Optional<List<Said>> ladder,
        Optional<List<ExpectedStep>> steps,
        Optional<List<Said>> notifies,
        Optional<List<ExpectedLevel>> escalates,
        Optional<Said> held,
        Optional<Said> handedOver,
        Optional<Said> state) {

    /** In place of a playbook's name. */
    public static final String NONE = "none";

    static ExpectedIncident read(Passage passage) {
        return new ExpectedIncident(
                passage.place(),
                passage.ifSaid("incident").map(Said::of),
                passage.ifSaid("severity").map(Said::of),
                passage.ifSaid("playbook").map(Said::of),
                passage.ifSaid("mode").map(Said::of),
                passage.ifSaid("ladder").map(ExpectedIncident::words),
                passage.ifSaid("steps").map(ExpectedIncident::steps),
                passage.ifSaid("notifies").map(ExpectedIncident::words),
                passage.ifSaid("escalates").map(ExpectedLevel::read),
                passage.ifSaid("held").map(Said::of),
                passage.ifSaid("handedOver").map(Said::of),
                passage.ifSaid("state").map(Said::of));
    }

    /** One of several that are expected alike. */
    ExpectedIncident numbered(int number) {
        Optional<Said> numbered = key.map(said -> new Said(MoveReader.counted(said.value(), number), said.place()));
        return new ExpectedIncident(
                place, numbered, severity, playbook, mode, ladder, steps, notifies, escalates, held, handedOver, state);
    }

    private static List<Said> words(Passage list) {
        return list.items().stream().map(Said::of).toList();
    }

    private static List<ExpectedStep> steps(Passage steps) {
        return steps.entries().entrySet().stream()
                .map(step -> ExpectedStep.read(step.getKey(), step.getValue()))
                .toList();
    }
}
