package dev.haetae.function.kubernetes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ways in which secrets are written. Of a sign, the first group stays and what is hidden begins after it. Every
 * repetition in a sign is bounded, and what was hidden is not read again: so no text takes more than its share of time.
 */
enum Secret {
    /** To its end, or to the end of the text where that was cut off. */
    PRIVATE_KEY("(-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY)") {
        @Override
        int end(CharSequence text, Matcher sign) {
            Matcher end = PEM_END.matcher(text);
            return end.find(sign.end()) ? end.start() : text.length();
        }
    },
    /** A log's tail may begin within a key. */
    END_OF_PRIVATE_KEY("(-----END [A-Z0-9 ]{0,30}PRIVATE KEY)") {
        @Override
        int start(CharSequence text, Matcher sign) {
            return Written.startOfKey(text, sign.start());
        }

        @Override
        int end(CharSequence text, Matcher sign) {
            return sign.start();
        }
    },
    /** Any JSON in base64, so that what pulls images counts too. */
    JSON_WEB_TOKEN("()eyJ[\\w-]{16}") {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Written.endOfRun(text, sign.end());
        }
    },
    /** Those whose makers gave them a beginning of their own: AWS, Slack, GitHub, GitLab, Stripe, Google. */
    MARKED("()(?:(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])|xox[a-z]-[\\w-]{8}|xapp-[\\w-]{8}|\\bgh[oprsu]_\\w{20}"
            + "|\\bgithub_pat_\\w{20}|\\bglpat-[\\w-]{16}|\\b[sr]k_(?:live|test)_\\w{8}|\\bAIza[\\w-]{30})") {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Written.endOfRun(text, sign.end());
        }
    },
    /** Whoever knows the path may write to the channel. */
    CHAT_HOOK("(hooks\\.slack\\.com/[a-z]{1,20}/)[\\w/]{8}") {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Written.endOfRun(text, sign.end());
        }
    },
    /** {@code scheme://user:password@host}; a number before a slash is a port. */
    IN_ADDRESS("([a-zA-Z][a-zA-Z0-9+.-]{0,20}+://[^\\s:/@\"'<>]{0,64}+:)") {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Written.endOfPassword(text, sign.end(1));
        }
    },
    /** A scheme of HTTP and what it takes, wherever they stand; and not {@code Basic authentication}. */
    IN_SCHEME("((?i:\\b(?:bearer|basic|negotiate|ntlm)(?:\\s{1,4}+|%20|\\+)))[A-Za-z0-9._~+/=-]{8,64}") {
        @Override
        int end(CharSequence text, Matcher sign) {
            boolean made = Made.isOpaque(text.subSequence(sign.end(1), sign.end()));
            return made ? Written.endOfRun(text, sign.end()) : sign.end(1);
        }
    },
    /** A header whose value is a scheme and more. */
    AUTHORIZATION("((?i:authorization)[\"']?[ \\t]{0,4}+(?:=>|[:=])[ \\t]{0,4}+(?:(?!\\[hidden])[\\[\"']){0,2}+"
            + "(?:(?i:bearer|basic|digest|token|apikey|negotiate|ntlm|aws4-hmac-sha256)[ \\t]{1,4}+)?)") {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Written.endOfValue(text, sign.end(1));
        }
    },
    COOKIE("((?i:\\b(?:set-)?cookie)[\"']?[ \\t]{0,4}+(?:=>|[:=])[ \\t]{0,4}+(?:(?!\\[hidden])[\\[\"']){0,2}+)") {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Written.endOfLine(text, sign.end(1), "\"'");
        }
    },
    /** The value that a name gives away: {@code DB_PASSWORD=…}, {@code "apiKey": "…"}, {@code ?token=…}. */
    NAMED(Named.SIGN) {
        @Override
        int end(CharSequence text, Matcher sign) {
            return Named.end(text, sign);
        }
    },
    /** What nobody types, a few words after what gives it away; so no digest and no commit by itself. */
    NEARBY("((?i:" + Named.WORDS + "|(?:routing|integration|service|events?)[_ -]?key)(?i:[_ -]?key|s)?+)(?![\\w-])") {
        @Override
        int start(CharSequence text, Matcher sign) {
            return Made.startNear(text, sign.end());
        }

        @Override
        int end(CharSequence text, Matcher sign) {
            int start = start(text, sign);
            return start == text.length() ? start : Written.endOfRun(text, start);
        }
    };

    private static final Pattern PEM_END = Pattern.compile("-----END");

    private final Pattern sign;

    Secret(String sign) {
        this.sign = Pattern.compile(sign);
    }

    /** Where what is hidden begins. */
    int start(CharSequence text, Matcher found) {
        return found.end(1);
    }

    /** Where it ends; where it begins, where there is none after all. */
    int end(CharSequence text, Matcher found) {
        return found.end();
    }

    CharSequence blankedIn(CharSequence text) {
        Matcher found = sign.matcher(text);
        StringBuilder discreet = new StringBuilder(text.length());
        int told = 0;
        for (int from = 0; from <= text.length() && found.find(from); ) {
            int start = start(text, found);
            int end = end(text, found);
            from = found.end(1);
            if (end > start) {
                discreet.append(text, told, start).append(Discretion.BLANK);
                told = end;
                from = Math.max(from, end);
            }
        }
        return discreet.append(text, told, text.length());
    }
}
