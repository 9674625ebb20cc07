package dev.haetae.function.kubernetes;

/** The Kubernetes API asks for patience (429): worth another try, but a peer that answers is no reason to open the breaker. */
public final class Throttled extends RuntimeException {

    Throttled(Throwable cause) {
        super(Discretion.ofWordsOf(cause), cause);
    }
}
