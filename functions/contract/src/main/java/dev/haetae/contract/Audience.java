package dev.haetae.contract;

import java.util.Optional;
import java.util.Set;

/**
 * To whom an update is told, and what they have been told before.
 *
 * @param address within the channel, such as {@code #game-sre}; empty where the channel's own configuration knows it
 * @param languages {@code ko}, {@code en}; empty for all that there are
 * @param earlier the reference of what was told last of the same incident there, by which a thread goes on
 * @param again whether this update may have been told before, so that its marker is worth looking for
 */
public record Audience(Optional<String> address, Set<String> languages, Optional<String> earlier, boolean again) {

    /** Nobody in particular, for the first time. */
    public static final Audience UNKNOWN = new Audience(Optional.empty(), Set.of(), Optional.empty(), false);

    public Audience {
        languages = Set.copyOf(languages);
    }
}
