package dev.haetae.remediate;

import java.time.Instant;

/** Asks for a figure: Prometheus, as far as remediation needs it. */
@FunctionalInterface
public interface Figures {

    /** Nobody can be asked. */
    Figures NOBODY = (promql, at) -> new Answer.Unknown("there is no Prometheus to ask");

    /** An instant query that gives one figure, or none. */
    Answer ask(String promql, Instant at);

    /** The same, of an expression that gives a sample while a step has helped. */
    default Answer verify(String promql, Instant at) {
        return ask(promql, at);
    }

    /** What could be found out. */
    sealed interface Answer {

        record Value(double value) implements Answer {}

        /** The expression gives no sample: what it compares does not hold, or there is no such series. */
        record Nothing() implements Answer {}

        record Unknown(String sentence) implements Answer {}
    }
}
