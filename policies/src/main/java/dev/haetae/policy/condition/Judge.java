package dev.haetae.policy.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelVariableResolver;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Runs a condition. Anything but true is no match, and says why where that is not plain. */
record Judge(Optional<CelRuntime.Program> program) {

    private static final Pattern PLACE = Pattern.compile("^evaluation error at [^ ]*: ");
    private static final int LONGEST_REASON = 120;

    Result judge(Known known) {
        return program.map(one -> run(one, known)).orElseGet(() -> new Result.CannotTell("it is wrong"));
    }

    private static Result run(CelRuntime.Program program, Known known) {
        Set<String> missed = new TreeSet<>();
        try {
            Object value = program.eval((CelVariableResolver) word -> Optional.of(variable(word, known, missed)));
            return Boolean.TRUE.equals(value) ? new Result.Holds() : new Result.DoesNotHold();
        } catch (CelEvaluationException failed) {
            return new Result.CannotTell(missed.isEmpty() ? spoken(failed) : unknown(missed));
        } catch (VirtualMachineError tooMuch) {
            return new Result.CannotTell("it takes too much memory or stack");
        }
    }

    private static Map<String, Object> variable(String word, Known known, Set<String> missed) {
        Map<String, Object> fields = known.variable(word);
        return word.equals(Variable.FACTS.word()) ? new Watched(fields, missed) : fields;
    }

    private static String unknown(Set<String> missed) {
        return "facts.%s %s unknown".formatted(String.join(" and facts.", missed), missed.size() == 1 ? "is" : "are");
    }

    private static String spoken(CelEvaluationException failed) {
        String message = PLACE.matcher(String.valueOf(failed.getMessage())).replaceFirst("");
        String plain = message.lines().findFirst().orElse("");
        return "it fails: " + plain.substring(0, Math.min(plain.length(), LONGEST_REASON));
    }

    /** Facts that note which of them are asked for in vain. */
    private static final class Watched extends AbstractMap<String, Object> {

        private final Map<String, Object> known;
        private final Set<String> missed;

        Watched(Map<String, Object> known, Set<String> missed) {
            this.known = known;
            this.missed = missed;
        }

        @Override
        public Object get(Object key) {
            Object value = known.get(key);
            if (value == null) {
                missed.add(key.toString());
            }
            return value;
        }

        @Override
        public boolean containsKey(Object key) {
            return get(key) != null;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return known.entrySet();
        }
    }
}
