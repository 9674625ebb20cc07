package dev.haetae.function.kubernetes;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be a name of Kubernetes (RFC 1123). The client writes names into its paths as they are, so that one with a
 * slash or a question mark in it would lead to another object than its target says. Pure.
 */
public final class Names {

    private static final int LONGEST = 253;
    private static final Pattern POSSIBLE =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    private Names() {}

    /** Why there can be no such target; empty while there can. */
    public static Optional<Outcome.Refused> refusal(Target target) {
        return refusal(target.namespace(), target.name());
    }

    /** The same, where a target's name says more than an object's. */
    public static Optional<Outcome.Refused> refusal(String namespace, String name) {
        return isPossible(namespace) && isPossible(name)
                ? Optional.empty()
                : Optional.of(new Outcome.Refused(
                        Refusal.UNSUPPORTED, "the target's namespace or name is none of Kubernetes (RFC 1123)"));
    }

    private static boolean isPossible(String name) {
        return name.length() <= LONGEST && POSSIBLE.matcher(name).matches();
    }
}
