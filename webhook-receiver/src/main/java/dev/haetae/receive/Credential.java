package dev.haetae.receive;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** One way to prove who sent a request. */
sealed interface Credential {

    boolean proves(Sent sent);

    record Bearer(Secret token) implements Credential {

        @Override
        public boolean proves(Sent sent) {
            return authorization(sent, "Bearer").filter(token::is).isPresent();
        }
    }

    /** @param userAndPassword as {@code user:password} */
    record Basic(Secret userAndPassword) implements Credential {

        @Override
        public boolean proves(Sent sent) {
            return authorization(sent, "Basic")
                    .flatMap(Basic::decoded)
                    .filter(userAndPassword::is)
                    .isPresent();
        }

        private static Optional<String> decoded(String base64) {
            try {
                return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    /** Grafana's: bare hex over the body. */
    record GrafanaHmac(Secret key, String header) implements Credential {

        @Override
        public boolean proves(Sent sent) {
            return sent.header(header)
                    .filter(signature -> key.signed(signature, sent.body()))
                    .isPresent();
        }
    }

    /** Grafana's with a time, which is signed too, so that a request cannot be sent again much later. */
    record GrafanaTimedHmac(Secret key, String header, String timestampHeader) implements Credential {

        private static final Duration OFF_AT_MOST = Duration.ofMinutes(5);

        @Override
        public boolean proves(Sent sent) {
            return sent.header(timestampHeader)
                    .filter(time -> isNear(time, sent.at()))
                    .filter(time -> isSigned(time, sent))
                    .isPresent();
        }

        private boolean isSigned(String time, Sent sent) {
            byte[] before = (time + ":").getBytes(StandardCharsets.UTF_8);
            return sent.header(header)
                    .filter(signature -> key.signed(signature, before, sent.body()))
                    .isPresent();
        }

        private static boolean isNear(String seconds, Instant now) {
            try {
                Instant said = Instant.ofEpochSecond(Long.parseLong(seconds));
                return Duration.between(said, now).abs().compareTo(OFF_AT_MOST) <= 0;
            } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
                return false;
            }
        }
    }

    /** PagerDuty's: {@code v1=<hex>} for each key that is valid there, so that keys can be changed. */
    record PagerDutyHmac(Secret key) implements Credential {

        static final String HEADER = "X-PagerDuty-Signature";
        private static final String VERSION = "v1=";
        /** A subscription has two keys while one is replaced; whoever sends many more is guessing. */
        private static final int MOST = 10;

        @Override
        public boolean proves(Sent sent) {
            List<String> entries = List.of(sent.header(HEADER).orElse("").split(",", MOST + 1));
            List<String> signatures = entries.stream()
                    .map(String::strip)
                    .filter(entry -> entry.startsWith(VERSION))
                    .map(entry -> entry.substring(VERSION.length()))
                    .toList();
            return entries.size() <= MOST && key.signed(signatures, sent.body());
        }
    }

    private static Optional<String> authorization(Sent sent, String scheme) {
        String start = scheme + " ";
        return sent.header("Authorization")
                .filter(value -> value.regionMatches(true, 0, start, 0, start.length()))
                .map(value -> value.substring(start.length()).strip());
    }
}
