package dev.haetae.identity;

import dev.haetae.incident.Actor;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;

/** Who makes the present request. */
@Singleton
public class Caller {

    private static final String SOMEBODY = "somebody";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** @param claimed the name that the request gives itself: counts only where nobody has to say who they are */
    public Actor actor(String claimed) {
        if (identity.isAnonymous()) {
            return Actor.person(claimed == null || claimed.isBlank() ? SOMEBODY : claimed.strip());
        }
        return Actor.person(identity.getPrincipal().getName(), Role.including(identity.getRoles()));
    }
}
