package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild.Generation;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** A cache's keys in Redis: what is seen there, and what a worker does to them. */
@Singleton
class Shelf {

    private final RedisCalls redis;
    private final Identity identity;

    @Inject
    Shelf(RedisCalls redis, Identity identity) {
        this.redis = redis;
        this.identity = identity;
    }

    /** Looks, and changes nothing. */
    Sight look(Keys keys) {
        List<String> said = words(run(
                Script.LOOK,
                List.of(keys.pointer(), keys.serving(), keys.lease(), keys.generations(), keys.pause()),
                List.of()));
        Generation state = new Generation(
                identity.of(keys), emptyAsNull(said.get(0)), emptyAsNull(said.get(1)), Long.parseLong(said.get(2)));
        return new Sight(
                state,
                Optional.ofNullable(emptyAsNull(said.get(3))),
                Long.parseLong(said.get(4)) > 1,
                !said.get(5).isEmpty() && !said.get(5).equals("false"));
    }

    /** Takes the cache for the work, also from another worker of the same order, which is fenced off from then on. */
    Said claim(Work work) {
        Keys keys = work.keys();
        return say(
                Script.CLAIM,
                List.of(keys.lease(), keys.pointer(), keys.generations()),
                work.words(work.order().id(), work.expected(), work.generation()));
    }

    Progress progress(Work work) {
        Map<String, String> words = new HashMap<>();
        List<String> pairs = words(run(Script.PROGRESS, List.of(work.keys().progress(work.generation())), List.of()));
        for (int i = 0; i < pairs.size(); i += 2) {
            words.put(pairs.get(i), pairs.get(i + 1));
        }
        return new Progress(words, work.pace().shards());
    }

    /** Keeps entries and, in the same moment, how far that is. */
    Said write(Work work, List<Page.Entry> entries, List<String> progress) {
        Keys keys = work.keys();
        Stream<String> own = Stream.of(keys.lease(), keys.progress(work.generation()), keys.index(work.generation()));
        Stream<String> values = entries.stream().map(entry -> keys.value(work.generation(), entry.key()));
        List<String> words = new ArrayList<>(work.words(Integer.toString(progress.size())));
        words.addAll(progress);
        entries.forEach(entry -> words.addAll(List.of(entry.key(), entry.value(), entry.ttl())));
        return say(Script.WRITE, Stream.concat(own, values).toList(), words);
    }

    /** Has readers change over, all at once. */
    Said changeOver(Work work) {
        Keys keys = work.keys();
        return say(
                Script.SWITCH,
                List.of(
                        keys.lease(),
                        keys.pointer(),
                        keys.serving(),
                        keys.index(work.generation()),
                        keys.progress(work.generation())),
                work.words(work.order().id(), work.expected(), work.generation()));
    }

    /** The generations that nobody reads or builds any more, but whose keys are there. */
    List<String> retired(Keys keys) {
        return words(run(Script.RETIRED, List.of(keys.generations(), keys.pointer(), keys.lease()), List.of()));
    }

    /** Some keys of a generation that are to go; none when all have. */
    List<String> some(Keys keys, String generation, int most) {
        return words(run(Script.SOME, List.of(keys.index(generation)), List.of(Integer.toString(most))));
    }

    /** Has keys of a generation expire after the grace, by Redis itself, whatever becomes of us. */
    Said retire(Work work, String generation, List<String> some) {
        Keys keys = work.keys();
        Stream<String> own = Stream.of(
                keys.lease(), keys.pointer(), keys.index(generation), keys.progress(generation), keys.generations());
        Stream<String> values = some.stream().map(key -> keys.value(generation, key));
        List<String> words = new ArrayList<>(
                work.words(generation, Long.toString(work.grace().toMillis())));
        words.addAll(some);
        return say(Script.RETIRE, Stream.concat(own, values).toList(), words);
    }

    Said finish(Work work) {
        return say(Script.FINISH, List.of(work.keys().lease()), work.words());
    }

    private Said say(Script script, List<String> keys, List<String> arguments) {
        return Said.of(run(script, keys, arguments).toString());
    }

    private Response run(Script script, List<String> keys, List<String> arguments) {
        Request request = Request.cmd(Command.EVAL).arg(script.text()).arg(keys.size());
        keys.forEach(request::arg);
        arguments.forEach(request::arg);
        try {
            return redis.send(request);
        } catch (FaultToleranceException unanswered) {
            throw Trouble.of("Redis", unanswered);
        }
    }

    private static List<String> words(Response response) {
        return response == null
                ? List.of()
                : response.stream().map(Response::toString).toList();
    }

    private static String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
