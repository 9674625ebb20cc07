package dev.haetae.receive;

import java.time.Duration;

/** A disk that stalls: it may still be stored, and then what is sent again is seen to be the same. */
final class Late extends RuntimeException {

    Late(Duration patience) {
        super("The disk did not answer within %d seconds; send it again".formatted(patience.toSeconds()));
    }
}
