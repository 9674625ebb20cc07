package dev.haetae.function.kubernetes;

import java.util.regex.Matcher;

/** A name that gives its value away as a secret: how the two are written together, and how far the value goes. */
final class Named {

    /** Parts of names; whatever stands before them. */
    static final String WORDS = "pass(?:word|wd|phrase|code)|(?<=[_-])pass|pwd|secret|token|credential|api[_ -]?key"
            + "|(?:access|account|auth|client|encryption|master|private|shared|signing|storage)[_ -]?key"
            + "|amz-signature|비밀번호|암호|토큰";

    private static final String COLOUR = "(?:\\e\\[[0-9;]{0,8}m)?+";
    private static final String SPACE = "[ \\t]{0,8}+";
    private static final String QUOTE = "\\\\{0,3}[\"'`]";
    private static final String MORE = "(?<more>(?i:e?s|key|hash|value)?+(?:[_A-Z0-9]\\w{0,60}+"
            + "|(?:[.-](?i:key|value|hash|base64|b64|id|text|old|new|current|previous|prod|test|dev|\\d{1,4})){1,3}+)?+)";

    /** {@code name=value}, {@code "name": "value"}, in the colours of terminals, in an address. */
    private static final String EQUALS = "(?<shut>" + QUOTE + "?]?)" + COLOUR + "(?<apart>" + SPACE + ")"
            + "(?<sign>=>|:=|==?|:(?!:)|%3[aAdD])" + COLOUR + SPACE + COLOUR;

    /** Kubernetes' own: {@code {"name": "DB_PASSWORD", "value": "…"}}. */
    private static final String PAIR =
            "(?:" + QUOTE + ")?,?\\s{0,40}+(?:" + QUOTE + ")?value(?:" + QUOTE + ")?" + SPACE + ":" + SPACE;

    /** Beside these, {@code <name>value</name>} and {@code --name value}. */
    static final String SIGN = "((?<flag>(?<![\\w-])--[\\w-]{0,40}?)?(?<word>(?i:" + WORDS + "))" + MORE + "(?:"
            + EQUALS + "|" + PAIR + "|(?<tag>>)|(?<space>[ \\t]{1,4}+))(?<open>" + QUOTE + ")?)";

    private Named() {}

    /** Where the value ends; where it begins, where it is no secret. */
    static int end(CharSequence text, Matcher sign) {
        int start = sign.end(1);
        return Ordinary.isIn(text, sign) ? start : endOfValue(text, sign, start);
    }

    private static int endOfValue(CharSequence text, Matcher sign, int start) {
        if (sign.group("open") != null) {
            return closing(text, start, sign.group("open"));
        }
        if (sign.group("tag") != null) {
            return Written.endOfLine(text, start, "<");
        }
        return switch (start < text.length() ? text.charAt(start) : '\n') {
            case '{' -> start;
            case '[' -> Math.min(Written.endOfLine(text, start, "]") + 1, Written.endOfLine(text, start, ""));
            case '|', '>' -> endOfBlock(text, start);
            default -> isAlone(text, sign) ? Written.endOfLine(text, start, "") : Written.endOfValue(text, start);
        };
    }

    /** The line begins with the name and a colon, as in YAML: then the value may have spaces. */
    private static boolean isAlone(CharSequence text, Matcher sign) {
        int begin = Written.before(Written.startOfName(text, sign.start()), " \t-", text);
        return ":".equals(sign.group("sign")) && (begin == 0 || text.charAt(begin - 1) == '\n');
    }

    /** The same quote with no more backslashes before it than the opening one has, or the line's end. */
    private static int closing(CharSequence text, int from, String open) {
        int backslashes = 0;
        int end = from;
        for (; end < text.length() && text.charAt(end) != '\n'; end++) {
            if (text.charAt(end) == open.charAt(open.length() - 1) && backslashes < open.length()) {
                return end - backslashes;
            }
            backslashes = text.charAt(end) == '\\' ? backslashes + 1 : 0;
        }
        return end;
    }

    /** Whatever is indented below. */
    private static int endOfBlock(CharSequence text, int from) {
        int end = Written.endOfLine(text, from, "");
        while (end + 1 < text.length() && " \t".indexOf(text.charAt(end + 1)) >= 0) {
            end = Written.endOfLine(text, end + 1, "");
        }
        return end;
    }
}
