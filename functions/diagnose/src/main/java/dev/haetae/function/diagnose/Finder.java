package dev.haetae.function.diagnose;

import dev.haetae.contract.Failure;
import dev.haetae.function.kubernetes.Sight;

/** Finds one thing in a scene, and says it in words of its own where it cannot be had. */
interface Finder {

    About about();

    boolean looksAt(Scene scene);

    String find(Scene scene);

    /** In our own words, since a peer's may name addresses that are nobody's business. */
    static String blind(Sight.Blind<?> blind) {
        return "cannot be seen: "
                + switch (blind.reason()) {
                    case Failure.FORBIDDEN -> "this account may not read it";
                    case Failure.TIMEOUT -> "no answer in time";
                    case Failure.UNREACHABLE -> "the cluster cannot be reached";
                    case Failure.PEER_ERROR -> "the cluster answers with a fault of its own";
                    case Failure.BREAKER_OPEN -> "it failed lately and is left alone";
                    case Failure.OVERLOADED -> "too many looks at once";
                    case Failure.CONFLICT, Failure.WORK_FAILED, Failure.UNEXPECTED ->
                        "the cluster's answer was not expected";
                };
    }
}
