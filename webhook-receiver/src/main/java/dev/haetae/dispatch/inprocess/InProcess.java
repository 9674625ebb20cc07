package dev.haetae.dispatch.inprocess;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Calls the functions that are on the class path. */
public final class InProcess implements Dispatch {

    private static final Logger LOG = Logger.getLogger(InProcess.class);

    private final Map<String, OpsFunction> functions;

    public InProcess(Iterable<OpsFunction> functions) {
        this.functions = StreamSupport.stream(functions.spliterator(), false)
                .collect(Collectors.toUnmodifiableMap(OpsFunction::verb, Function.identity()));
    }

    @Override
    public Observation observe(String verb, Target target) {
        OpsFunction function = functions.get(verb);
        if (function == null) {
            return new Observation.Unclear(Failure.UNEXPECTED, missing(verb), false);
        }
        try {
            return function.observe(target);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed while it looked at %s", verb, target);
            return new Observation.Unclear(Failure.UNEXPECTED, named(e), false);
        }
    }

    @Override
    public Outcome apply(Action action) {
        OpsFunction function = functions.get(action.verb());
        if (function == null) {
            return new Outcome.Refused(Refusal.UNSUPPORTED, missing(action.verb()));
        }
        try {
            return function.apply(action);
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed on %s", action.verb(), action.target());
            return new Outcome.Failed(Failure.UNEXPECTED, named(e), true);
        }
    }

    /** People read it; what the exception says may quote anything, and stands in the log. */
    private static String named(RuntimeException thrown) {
        return "it failed unexpectedly (%s)".formatted(thrown.getClass().getSimpleName());
    }

    private static String missing(String verb) {
        return "no function here does '" + verb + "'";
    }
}
