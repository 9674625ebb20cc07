package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Failure;
import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is worked out without asking anybody: names, pace, progress, questions, and what Redis means. */
class ReckoningTest {

    @Test
    void allKeysOfACacheShareOneHashTag() {
        Keys keys = Keys.of("session:").orElseThrow();

        assertThat(keys.pointer()).isEqualTo("{session:}generation");
        assertThat(keys.value("3f2a", "42")).isEqualTo("{session:}3f2a:42");
        assertThat(Keys.of("eu{session}:").orElseThrow().pointer()).isEqualTo("eu{session}:generation");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "a}b{", "a b", "{a}{b}", "{", "a{}b"})
    void bracesThatAreNoHashTagAreNoPrefix(String prefix) {
        assertThat(Keys.of(prefix)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8, 500, 8, 62, 992", "100, 100000, 10, 1000, 100", "1, 1, 1, 1, 1000", "4, 2, 2, 1, 1000"})
    void aPageIsAtMostOneSecondsWorth(int parallel, int rate, int shards, int limit, long millis) {
        Pace pace = Pace.of(order(parallel, rate));

        assertThat(pace).isEqualTo(new Pace(shards, limit, rate));
        assertThat(pace.of(limit)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void progressIsByKeysWhereTheTotalIsKnownAndElseByShards() {
        assertThat(progress(Map.of()).told()).isZero();
        assertThat(progress(Map.of("read:0", "25", "total:0", "50")).told()).isEqualTo(0.9 * 25 / 100);
        assertThat(progress(Map.of("read:0", "25", "total:0", "", "done:0", "1"))
                        .told())
                .isEqualTo(0.45);
        assertThat(progress(Map.of("read:0", "999", "total:0", "50")).told()).isEqualTo(0.9);
        assertThat(progress(Map.of("told", "0.5", "read:0", "1", "total:0", "50"))
                        .told())
                .isEqualTo(0.5);
    }

    @Test
    void aPageMovesItsShardOnOrEndsIt() {
        Progress progress = progress(Map.of("read:1", "3"));
        List<Page.Entry> entries = List.of(new Page.Entry("k", "v", null));

        assertThat(progress.after(1, new Page(entries, "x", 9L)))
                .containsExactly("read:1", "4", "total:1", "9", "cursor:1", "x");
        assertThat(progress.after(1, new Page(entries, null, null)))
                .containsExactly("read:1", "4", "total:1", "", "done:1", "1");
    }

    @Test
    void aQuestionKeepsWhatTheAddressSaysAndTellsOnlyTheHost() {
        URI source = URI.create("http://ranking:8080/export?token=x#part");

        assertThat(new Question(source, 1, 4, "a b&c", 100).uri())
                .hasToString("http://ranking:8080/export?token=x&shard=1&shards=4&limit=100&cursor=a+b%26c");
        assertThat(new Question(URI.create("http://ranking/export"), 0, 1, null, 5).uri())
                .hasToString("http://ranking/export?shard=0&shards=1&limit=5");
        assertThat(new Question(source, 1, 4, null, 100).peer()).isEqualTo("ranking:8080");
    }

    @Test
    void aPageAnswersTheQuestionOrIsNone() {
        Page.Entry entry = new Page.Entry("k", "v", null);

        assertThat(answers(List.of(entry), "y")).isTrue();
        assertThat(answers(List.of(), null)).isTrue();
        assertThat(answers(List.of(entry, entry), null)).isFalse();
        assertThat(answers(null, null)).isFalse();
        assertThat(answers(List.of(), "")).isFalse();
        assertThat(answers(List.of(), "x")).isFalse();
        assertThat(answers(List.of(new Page.Entry("k", null, null)), null)).isFalse();
        assertThat(answers(List.of(new Page.Entry("", "v", null)), null)).isFalse();
        assertThat(answers(List.of(new Page.Entry("k", "v", 0L)), null)).isFalse();
    }

    private static boolean answers(List<Page.Entry> entries, String next) {
        return new Page(entries, next, null).answers(new Question(URI.create("http://ranking/"), 0, 1, "x", 1));
    }

    @ParameterizedTest
    @CsvSource({
        "NOPERM this user has no permissions, FORBIDDEN",
        "WRONGPASS invalid username-password pair, FORBIDDEN",
        "ERR The user executing the script can't run this command or subcommand, FORBIDDEN",
        "OOM command not allowed when used memory > 'maxmemory', PEER_ERROR",
        "ERR Error running script: @user_script:3: OOM command not allowed, PEER_ERROR",
        "LOADING Redis is loading the dataset in memory, PEER_ERROR",
        "CONNECTION_CLOSED, UNREACHABLE",
        "ERR unknown command 's3cr3t', UNEXPECTED"
    })
    void whatRedisMeansIsToldInWordsOfOurOwn(String message, Failure reason) {
        Trouble trouble = RedisErrors.of(ErrorType.create(message));

        assertThat(trouble.reason()).isEqualTo(reason);
        assertThat(trouble.getMessage()).doesNotContain("s3cr3t", "user");
        assertThat(RedisErrors.of(new IOException("s3cr3t")).getMessage()).doesNotContain("s3cr3t");
    }

    @Test
    void aCacheIsKnownByWhereItIsAndNotByItsPassword() {
        Keys keys = Keys.of("session:").orElseThrow();
        String uid = identity("redis://:one@cache-a:6379/0").of(keys);

        assertThat(identity("redis://:two@cache-a:6379/0").of(keys)).isEqualTo(uid);
        assertThat(identity("redis://cache-b:6379/0").of(keys)).isNotEqualTo(uid);
        assertThat(identity("redis://:one@cache-a:6379/0")
                        .of(Keys.of("ranking:").orElseThrow()))
                .isNotEqualTo(uid);
        assertThat(identity(" ").isKnown()).isFalse();
    }

    private static Identity identity(String redis) {
        return new Identity(Optional.of(redis));
    }

    private static Progress progress(Map<String, String> words) {
        return new Progress(words, 2);
    }

    private static CacheRebuild order(int parallel, int rate) {
        return new CacheRebuild(
                "a-1",
                OnRedis.cache("session:"),
                URI.create("http://platform-server/sessions"),
                parallel,
                rate,
                new Generation("uid", null, null, 0),
                Instant.MAX);
    }
}
