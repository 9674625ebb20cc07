package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What looks like a secret is hidden, and what people need at night is not. */
class DiscretionTest {

    private static final int LONG = 1 << 13;

    /** As often as a character of any of those texts may be looked at, whatever their length. */
    private static final int MOST_LOOKS = 400;

    /** The secret stands between « and »; all else stays. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_PASSWORD=«hunter2» and on",
                "password: «hunter2»",
                "  password: «correct horse battery»",
                "- db.password: «a b»",
                "login with password: «hunter2» failed",
                "{\"password\":\"«hun ter,2»\",\"user\":\"bob\"}",
                "{\"passwd\" : \"«x»\"}",
                "{\\\"apiKey\\\":\\\"«abc»\\\",\\\"user\\\":\\\"bob\\\"}",
                "{'client_secret': '«it\"s»'}",
                "{\"token\":\"«cut off before its end",
                "{\"pin_secret\":\"«a\\\"b»\"}",
                "{secret=«abc», user=bob}",
                "GET /login?user=bob&access_token=«abc»&page=2 200",
                "url?x=1&api-key=«abc»",
                "password%3D«hunter2» end",
                "PGPASSWORD=«s3» psql",
                "secret_access_key = «wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY»",
                "SECRET_KEY_BASE=«0f0f»",
                "spring.datasource.password=«p&w;d»",
                "\u001b[36mpassword\u001b[0m=«hunter2»",
                "user[password]=«x»&user[name]=bob",
                ":password=>\"«x»\"",
                "<password>«hunter 2»</password><user>bob</user>",
                "mysql --password «hunter2» -h db",
                "--registry-token=«abc»",
                "DB_PASS=«x» y",
                "{\"name\":\"DB_PASSWORD\",\"value\":\"«x»\"}",
                "- name: DB_PASSWORD\n  value: «x»",
                "tokens: «[a, b]»",
                "password: «|\n  first\n  second»\nuser: bob",
                "비밀번호: «hunter2»",
                "credentials=«abc»",
                "Authorization: Bearer «abc.def» HTTP/1.1",
                "Authorization: Basic «dXNlcjpwYXNz»",
                "map[Authorization:[Bearer «abc]]»",
                "\"authorization\": \"«opaque»\"",
                "curl -H 'Cookie: «a=b; c=d»' http://host",
                "sent bearer «abcDEF123456» twice",
                "Bearer%20«abcDEF123456»",
                "got «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_x» there",
                "https://user:«p@ss»@host:8080/path",
                "redis://:«pw»@cache:6379/0",
                "postgres://app:«a/b»@db/game",
                "id «AKIAIOSFODNN7EXAMPLE» is",
                "«xoxb-123456789012-abcdef» is",
                "https://hooks.slack.com/services/«T000/B000/abcdef»",
                "«ghp_abcdefghijklmnopqrstuvwxyz0123456789» was used",
                "the token is «0123456789abcdef0123456789abcdef»",
                "AWS secret key: «wJalrXUtnFEMI7K7MDENG7bPxRfiCYEXAMPLEKEY»",
                "PagerDuty routing key «R0ABCD1234EFGH5678IJKL9012MNOP34»",
                "routing_key: «0123456789abcdef0123456789abcdef»",
                "-----BEGIN RSA PRIVATE KEY«-----\nMIIE\nabc\n»-----END RSA PRIVATE KEY-----\nafter",
                "before\n-----BEGIN PRIVATE KEY«-----\nMIIE",
                "said:\n«MIIEabc\nabc=\n»-----END PRIVATE KEY-----\nafter",
            })
    void whatLooksLikeASecretIsHidden(String told) {
        String text = told.replaceAll("[«»]", "");
        String expected = told.replaceAll("(?s)«[^»]*»?", "[hidden]");

        assertThat(Discretion.of(text)).isEqualTo(expected);
        assertThat(Discretion.of(expected)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "token expired",
                "secret not found",
                "invalid token: expired",
                "could not read secret: not found",
                "password: null, token=true",
                "Basic authentication failed, bearer token required",
                "Error: secret \"db-creds\" not found",
                "couldn't find key DB_PASSWORD in Secret game-production/db-creds",
                "MountVolume.SetUp failed for volume \"db-secret\" : secret \"db-secret\" not found",
                "references non-existent secret key: DB_PASSWORD",
                "secretName: db-creds",
                "imagePullSecrets: {name: x}",
                "password_file=/run/secrets/db tokenExpirationSeconds: 3607",
                "mount /var/run/secrets/kubernetes.io/serviceaccount/token failed",
                "rate limit: tokens: 12, max_tokens=4096",
                "PWD=/srv/app",
                "password: ${DB_PASSWORD}",
                "pulled \"registry.example/token:1.4.2\" in 3 s",
                "registry.example/game@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "secret uid 8d7f6a5b-1c2d-4e3f-9a8b-7c6d5e4f3a2b of pod game-server-zone-1-66b5db8749-x6h9f",
                "image of token-service sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "secret-manager: connection refused",
                "app::token::verify said no",
                "http://host:8080/path@2 and a:b@c",
                "secretary: none bypass: no, the tests pass: 5",
                "commit 3f2a9c1d3f2a9c1d3f2a9c1d3f2a9c1d3f2a9c1d",
                "the routing key game.events.created matched",
                "WWW-Authenticate: Bearer realm=\"game\"",
            })
    void whatPeopleNeedIsNot(String text) {
        assertThat(Discretion.of(text)).isEqualTo(text);
    }

    /** No timing: every sign is counted to look at any text's characters no more than so often each. */
    @ParameterizedTest
    @EnumSource(Secret.class)
    void noTextTakesMoreThanItsShare(Secret secret) {
        for (String part : new String[] {
            "password",
            "token_",
            "token ",
            "token=",
            "\"secret\" : ",
            "token:\"",
            "token: \\",
            "--token-",
            "tokens:1",
            "a",
            "-",
            " ",
            "a://a:",
            "eyJ",
            "AKIA",
            "xoxb-a",
            "-----BEGIN PRIVATE KEY",
            "-----END PRIVATE KEY",
            "Bearer ",
            "bearer a",
            "authorization:",
            "cookie:",
            "token: a,a",
            "a,",
            "&",
            "pass-",
            "token a1B",
            "token |\n ",
            "secret,",
            "\\",
            "\"",
            "token<"
        }) {
            assertThat(looks(secret, part)).as(part).isLessThan((long) MOST_LOOKS * LONG);
        }
    }

    @Test
    void aLongHostileTextIsRead() {
        assertThat(Discretion.of("token=\"".repeat(256 << 7))).startsWith("token=\"[hidden]\"");
    }

    private static long looks(Secret secret, String part) {
        Counted text = new Counted(part.repeat(LONG / part.length() + 1).substring(0, LONG), new AtomicLong());
        secret.blankedIn(text);
        return text.looks().get();
    }

    /** Counts how often its characters are looked at. */
    private record Counted(CharSequence text, AtomicLong looks) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.incrementAndGet();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), looks);
        }

        @Override
        public IntStream chars() {
            looks.addAndGet(length());
            return text.chars();
        }

        @Override
        public String toString() {
            looks.addAndGet(length());
            return text.toString();
        }
    }
}
