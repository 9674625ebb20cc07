package dev.haetae.simulate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.policy.Because;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that would have been otherwise.
 *
 * @param what incident, severity, playbook, mode, step-1 (and so on) or handed-over
 * @param before by the policies in force; null where there would have been nothing
 * @param after by the others
 * @param because why, by the others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(String what, String before, String after, Because because) {

    static List<Difference> between(Foretold before, Foretold after) {
        List<Difference> found = new ArrayList<>();
        compare("incident", before, after, Foretold::correlationKey, Foretold::correlationBecause)
                .ifPresent(found::add);
        compare("severity", before, after, one -> "" + one.severity(), Foretold::severityBecause)
                .ifPresent(found::add);
        compare("playbook", before, after, Foretold::playbook, Foretold::playbookBecause)
                .ifPresent(found::add);
        compare("mode", before, after, Difference::mode, Foretold::playbookBecause)
                .ifPresent(found::add);
        int steps = Math.max(before.steps().size(), after.steps().size());
        for (int step = 0; step < steps; step++) {
            int index = step;
            compare("step-" + (step + 1), before, after, one -> did(one, index), one -> why(one, index))
                    .ifPresent(found::add);
        }
        compare("handed-over", before, after, Difference::people, Foretold::handedOver)
                .ifPresent(found::add);
        return found;
    }

    private static Optional<Difference> compare(
            String what,
            Foretold before,
            Foretold after,
            Function<Foretold, String> value,
            Function<Foretold, Because> because) {
        String one = value.apply(before);
        String other = value.apply(after);
        return Objects.equals(one, other)
                ? Optional.empty()
                : Optional.of(new Difference(what, one, other, because.apply(after)));
    }

    private static String mode(Foretold one) {
        return one.mode() == null ? null : one.mode().word();
    }

    private static String people(Foretold one) {
        return one.handedOver() == null ? null : one.handedOver().tag();
    }

    private static String did(Foretold one, int step) {
        return rung(one, step)
                .map(rung -> rung.action() == null ? rung.result() : rung.action() + ": " + rung.result())
                .orElse(null);
    }

    private static Because why(Foretold one, int step) {
        return rung(one, step).map(Rung::because).orElse(null);
    }

    private static Optional<Rung> rung(Foretold one, int step) {
        return step < one.steps().size() ? Optional.of(one.steps().get(step)) : Optional.empty();
    }
}
