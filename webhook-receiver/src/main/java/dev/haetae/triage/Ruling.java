package dev.haetae.triage;

import dev.haetae.contract.Reason;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import java.util.Optional;

/**
 * What a delivery means for its alert. Late, reversed and repeated deliveries are normal; the one rule that keeps them
 * apart is that only a {@code startsAt} later than the last {@code endsAt} begins another episode. See
 * {@code docs/decisions/0001-identity-and-episodes.md}.
 */
enum Ruling implements Reason {
    /** The very same delivery has been triaged. */
    REPEATED("this very delivery has come before"),
    BEGINS("the alert began to fire"),
    /** The episode is known to fire. */
    CONTINUES("the alert is known to fire"),
    ENDS("the alert is resolved"),
    /** The end is known. */
    ENDED("the alert is known to be resolved"),
    /** It speaks of an episode that was over by then. */
    LATE("it speaks of an episode that was over when it came"),
    /** A resolution without a firing; kept, so that the firing is known to be late should it still come. */
    UNSEEN("the alert was over before it was ever seen to fire");

    private final String sentence;

    Ruling(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    static Ruling on(Delivery delivery, Optional<Fate> fate, Optional<Episode> known) {
        if (fate.isPresent()) {
            return REPEATED;
        }
        return known.map(episode -> delivery.isFiring() ? firing(delivery, episode) : resolved(delivery, episode))
                .orElse(delivery.isFiring() ? BEGINS : UNSEEN);
    }

    private static Ruling firing(Delivery delivery, Episode episode) {
        if (episode.isOpen()) {
            return CONTINUES;
        }
        return delivery.startsAt().isAfter(episode.endsAt()) ? BEGINS : LATE;
    }

    private static Ruling resolved(Delivery delivery, Episode episode) {
        if (!episode.isOpen()) {
            return ENDED;
        }
        return delivery.endsAt().isBefore(episode.startsAt()) ? LATE : ENDS;
    }
}
