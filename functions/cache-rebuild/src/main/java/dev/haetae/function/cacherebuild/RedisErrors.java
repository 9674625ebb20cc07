package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Failure;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Redis means by an error. Only words known here are told: the rest may quote a key, a value or an account. */
final class RedisErrors {

    /** An error within a script is told behind an ERR, in the versions of Redis before 7. */
    private static final Pattern FOR_NOW =
            Pattern.compile("\\b(OOM|LOADING|BUSY|READONLY|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|MISCONF|NOREPLICAS)\\b");

    private static final Pattern NOT_ALLOWED = Pattern.compile(
            "\\b(NOAUTH|WRONGPASS|NOPERM)\\b|user executing the script|ACL failure in script|AUTH failed");

    private RedisErrors() {}

    static Trouble of(Throwable thrown) {
        return thrown instanceof ErrorType error
                ? answered(String.valueOf(error.getMessage()))
                : new Trouble.Fault(Failure.UNREACHABLE, "Redis cannot be reached, or its answer broke off");
    }

    private static Trouble answered(String message) {
        if (NOT_ALLOWED.matcher(message).find()) {
            return new Trouble.Final(Failure.FORBIDDEN, "Redis does not let our account do it");
        }
        Matcher passing = FOR_NOW.matcher(message);
        if (passing.find()) {
            return new Trouble.Fault(Failure.PEER_ERROR, "Redis cannot at present (%s)".formatted(passing.group(1)));
        }
        return message.startsWith("CONNECTION_CLOSED")
                ? new Trouble.Fault(Failure.UNREACHABLE, "the connection to Redis broke off")
                : new Trouble.Final(Failure.UNEXPECTED, "Redis does not understand what it is asked");
    }
}
