package dev.haetae.function.kubernetes;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands after a secret's name and is none: what is said of it, or where it is. */
final class Ordinary {

    /** Names of what is known of a secret. */
    private static final Pattern ABOUT = Pattern.compile(
            "(?i)\\w{0,60}?(?:names?|refs?|files?|path|dir|mount|count|size"
                    + "|length|types?|ttl|expir(?:y|es|ation)|expires?_?(?:in|at)|seconds|age|ur[il]|endpoint|policy|version|reset"
                    + "|timeout|limit|namespace|class|provider|store|used|enabled|required|index|error|status|valid|issuer)");

    /** Another place's, a digest, a mount, or hidden already. */
    private static final Pattern ELSEWHERE = Pattern.compile("\\$[({]|sha(?:256|512):|\\[hidden]");

    private static final Pattern WORD = Pattern.compile("([\\p{L}']{1,16}+)(?:[\\s,;:)}\\]\"'&<]|\\.?+(?:\\s|$))");
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}+(?:[\\s,;)}\\]&]|$)");

    /** What people and programs say after such a name, and nobody takes for a secret. */
    private static final Set<String> PLAIN = Set.of(("absent access already and authentication bad being cannot"
                    + " configmap connection context could couldn't denied deleted dial does empty error exceeded expired"
                    + " expires failed failure false for forbidden found from has http https in incorrect invalid is json"
                    + " malformed mismatch missing must nil no none not null object on or permission present refreshed"
                    + " rejected renewed required revoked rotated rpc signature success timed timeout to true unable"
                    + " unauthorized undefined unexpected unknown unset unsupported was with wrong 만료 없음")
            .split(" "));

    /** More than the longest that any of the patterns takes. */
    private static final int AHEAD = 24;

    private Ordinary() {}

    static boolean isIn(CharSequence text, Matcher sign) {
        int start = sign.end(1);
        return (sign.group("space") != null && sign.group("flag") == null)
                || ABOUT.matcher(sign.group("more")).matches()
                || begins(ELSEWHERE, text, start)
                || isPlain(text, start)
                || isCount(text, sign, start)
                || isPath(text, sign, start)
                || isProse(sign);
    }

    private static boolean isPlain(CharSequence text, int start) {
        Matcher word = ahead(WORD, text, start);
        return word.lookingAt() && PLAIN.contains(word.group(1).toLowerCase(Locale.ROOT));
    }

    /** {@code tokens: 12} are counted. */
    private static boolean isCount(CharSequence text, Matcher sign, int start) {
        return sign.group("more").equalsIgnoreCase("s") && begins(COUNT, text, start);
    }

    /** {@code registry.example/token:1.4.2} is an image, {@code PWD=/srv} a place, {@code </token>} an end. */
    private static boolean isPath(CharSequence text, Matcher sign, int start) {
        if (sign.group("word").equalsIgnoreCase("pwd") && start < text.length() && text.charAt(start) == '/') {
            return true;
        }
        int name = Written.startOfName(text, sign.start());
        boolean close = sign.group("tag") != null || (":".equals(sign.group("sign")) && start == sign.end("sign"));
        return close && name > 0 && text.charAt(name - 1) == '/';
    }

    /** {@code for volume "db-secret" : object …}. */
    private static boolean isProse(Matcher sign) {
        return ":".equals(sign.group("sign"))
                && sign.group("open") == null
                && !sign.group("shut").isEmpty()
                && !sign.group("apart").isEmpty();
    }

    private static boolean begins(Pattern what, CharSequence text, int start) {
        return ahead(what, text, start).lookingAt();
    }

    private static Matcher ahead(Pattern what, CharSequence text, int start) {
        return what.matcher(text).region(start, Math.min(start + AHEAD, text.length()));
    }
}
