package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;

/** A request that proves no configured source. It says no more: neither which sources there are nor what was wrong. */
final class NotProven extends RuntimeException {

    private final Kind kind;

    NotProven(Kind kind) {
        super("The request proves no configured source of the kind " + Source.word(kind));
        this.kind = kind;
    }

    /** What the sender could prove itself by (RFC 9110, 11.6.1). */
    String challenge() {
        return switch (kind) {
            case ALERTMANAGER -> "Bearer realm=\"haetae\", Basic realm=\"haetae\"";
            case GRAFANA -> "Bearer realm=\"haetae\", Basic realm=\"haetae\", HMAC-SHA256 realm=\"haetae\"";
            case PAGERDUTY -> "HMAC-SHA256 realm=\"haetae\"";
        };
    }
}
