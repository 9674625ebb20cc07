package dev.haetae.scenarios;

import dev.haetae.testkit.HttpScript;
import dev.haetae.testkit.ScriptedHttp;
import java.net.URI;

/** Where a cache is built from: every shard of it. */
record CacheSource(ScriptedHttp http) implements AutoCloseable {

    private static final String SESSIONS = """
            {"entries": [{"key": "mina", "value": "in game"}], "next": null, "total": 1}""";

    static CacheSource start() {
        CacheSource source = new CacheSource(new ScriptedHttp());
        source.works();
        return source;
    }

    void works() {
        http.plays(request -> SESSIONS);
    }

    void fails() {
        http.always(HttpScript.answer(500, "out of order"));
    }

    URI url() {
        return http.url();
    }

    @Override
    public void close() {
        http.close();
    }
}
