package dev.haetae.function.kubernetes;

/** How far what is written goes, from a sign of a secret on. Each look ahead is bounded, or over what is then hidden. */
final class Written {

    private static final int MOST_PASSWORD = 256;
    private static final int MOST_NAME = 40;

    private Written() {}

    /** Of letters, digits and what base64 and tokens have beside. */
    static int endOfRun(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && (isRun(text.charAt(at)) || ".-~".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    static int endOfLine(CharSequence text, int from, String orBefore) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && orBefore.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Where a name begins that goes on at {@code from}. */
    static int startOfName(CharSequence text, int from) {
        int at = from;
        while (at > 0 && from - at < MOST_NAME && isName(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    /** As far back as there is nothing but those. */
    static int before(int from, String nothingBut, CharSequence text) {
        int at = from;
        while (at > 0 && from - at < MOST_NAME && nothingBut.indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at;
    }

    /** To a space, a closing quote, a closing tag, or a separator that another name and value follow. */
    static int endOfValue(CharSequence text, int from) {
        if (isBlank(text, from)) {
            return from;
        }
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && !isEnd(text, at)) {
            at++;
        }
        return at;
    }

    /** A user's password in an address ends at its last {@code @}; what has none is a port, or what else has a colon. */
    static int endOfPassword(CharSequence text, int from) {
        int end = from;
        boolean port = true;
        for (int at = from; at < text.length() && at - from < MOST_PASSWORD; at++) {
            char one = text.charAt(at);
            boolean path = one == '/' && (port || end > from);
            if (path || Character.isWhitespace(one) || "\"'<>`".indexOf(one) >= 0) {
                break;
            }
            end = one == '@' ? at : end;
            port = port && Character.isDigit(one);
        }
        return isBlank(text, from) ? from : end;
    }

    /** Of the lines of base64 above. */
    static int startOfKey(CharSequence text, int from) {
        int at = from;
        while (at > 0 && (isRun(text.charAt(at - 1)) || "\r\n\\".indexOf(text.charAt(at - 1)) >= 0)) {
            at--;
        }
        while (at < from && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(CharSequence text, int at) {
        int end = at + Discretion.BLANK.length();
        return end <= text.length() && Discretion.BLANK.contentEquals(text.subSequence(at, end));
    }

    private static boolean isEnd(CharSequence text, int at) {
        return switch (text.charAt(at)) {
            case '"', '\'', '`' -> at + 1 == text.length() || " \t\r\n,;:)}]&>".indexOf(text.charAt(at + 1)) >= 0;
            case '\\' -> at + 1 < text.length() && text.charAt(at + 1) == '"';
            case '&', ',', ';' -> isLast(text, at) || isFollowedByName(text, at + 1);
            case '<' -> at + 1 < text.length() && text.charAt(at + 1) == '/';
            default -> false;
        };
    }

    private static boolean isFollowedByName(CharSequence text, int from) {
        int at = from;
        while (at < text.length() && at - from < MOST_NAME && (isName(text.charAt(at)) || isBracket(text.charAt(at)))) {
            at++;
        }
        return at > from && at < text.length() && (text.charAt(at) == '=' || text.charAt(at) == ':');
    }

    private static boolean isLast(CharSequence text, int at) {
        return at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
    }

    private static boolean isBracket(char one) {
        return one == '[' || one == ']';
    }

    private static boolean isName(char one) {
        return Character.isLetterOrDigit(one) || one == '_' || one == '-' || one == '.';
    }

    static boolean isRun(char one) {
        return one < 128 && (Character.isLetterOrDigit(one) || "+/_=".indexOf(one) >= 0);
    }
}
