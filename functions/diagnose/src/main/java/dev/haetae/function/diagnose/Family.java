package dev.haetae.function.diagnose;

import io.fabric8.kubernetes.api.model.ObjectReference;
import java.util.regex.Pattern;

/** What belongs to a target, by the names that its controllers give; so it is known even when it is gone. */
record Family(Kind kind, String name) {

    /** The letters of which Kubernetes makes names, so that {@code auth-gateway-x} is none of {@code auth}'s. */
    private static final String MADE = "-[bcdfghjklmnpqrstvwxz2456789]+";

    boolean has(ObjectReference about) {
        return switch (about.getKind()) {
            case "Pod" -> isOne(about.getName(), pods());
            case "ReplicaSet" -> kind == Kind.DEPLOYMENT && isOne(about.getName(), MADE);
            case null, default -> isOne(about.getName(), "");
        };
    }

    private String pods() {
        return switch (kind) {
            case DEPLOYMENT -> MADE + MADE;
            case STATEFUL_SET -> "-\\d+";
            case DAEMON_SET -> MADE;
            case POD, NODE -> "";
        };
    }

    private boolean isOne(String other, String ending) {
        return other != null && Pattern.matches(Pattern.quote(name) + ending, other);
    }
}
