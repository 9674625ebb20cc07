package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Change;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Refusal;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Tells watchers what changes, from where they left off. */
final class Watches {

    private static final long BOOKMARK_EVERY_MS = TimeUnit.SECONDS.toMillis(30);

    private final Vertx vertx;
    private final ObjectStore store;
    private final Tables tables;

    Watches(Vertx vertx, ObjectStore store, Tables tables) {
        this.vertx = vertx;
        this.store = store;
        this.tables = tables;
    }

    void open(ApiRequest request, EventStream stream) {
        try {
            Predicate<ObjectNode> selection = request.selection();
            catchUp(request, stream, selection);
            Runnable unfollow = store.journal().follow(it -> tell(request, stream, selection, it));
            Runnable stopTime = keepTime(request, stream);
            stream.onClose(() -> {
                unfollow.run();
                stopTime.run();
            });
        } catch (Refusal refusal) {
            stream.send(event("ERROR", refusal.status()));
            stream.end();
        }
    }

    private void catchUp(ApiRequest request, EventStream stream, Predicate<ObjectNode> selection) {
        String since = request.parameter("resourceVersion");
        boolean initial = request.parameter("sendInitialEvents").equals("true");
        if (since.isEmpty() || since.equals("0") || initial) {
            present(request).stream().filter(selection).forEach(it -> send(request, stream, "ADDED", it));
        } else {
            missed(since).forEach(it -> tell(request, stream, selection, it));
        }
        if (initial) {
            stream.send(event("BOOKMARK", bookmark(request, true)));
        }
    }

    private List<ObjectNode> present(ApiRequest request) {
        return store.list(request.target().resource(), request.target().namespace());
    }

    private List<Change> missed(String since) {
        try {
            long revision = Long.parseLong(since);
            if (revision > store.revision()) {
                // From an earlier run: whoever watches has to list anew.
                throw Refusal.of(410, "Expired", "resource version of another run: " + since);
            }
            return store.journal().since(revision);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("resourceVersion: Invalid value: " + since);
        }
    }

    private void tell(ApiRequest request, EventStream stream, Predicate<ObjectNode> selection, Change change) {
        Target target = request.target();
        boolean isHere = target.namespace().isEmpty()
                || target.namespace().equals(change.at().namespace());
        if (isHere && target.resource().equals(change.at().resource())) {
            change.seenBy(selection).ifPresent(it -> send(request, stream, it.type(), it.object()));
        }
    }

    private void send(ApiRequest request, EventStream stream, String type, ObjectNode object) {
        ObjectNode shown = request.wantsTable()
                ? tables.of(request.target().resource(), List.of(object), ObjectMeta.resourceVersion(object))
                : object;
        stream.send(event(type, shown));
    }

    /** Ends the stream and sends bookmarks when due; run the answer to stop. */
    private Runnable keepTime(ApiRequest request, EventStream stream) {
        List<Long> timers = new ArrayList<>();
        String timeout = request.parameter("timeoutSeconds");
        if (timeout.matches("[1-9]\\d{0,8}")) {
            timers.add(vertx.setTimer(TimeUnit.SECONDS.toMillis(Long.parseLong(timeout)), _ -> stream.end()));
        }
        if (request.parameter("allowWatchBookmarks").equals("true")) {
            timers.add(vertx.setPeriodic(
                    BOOKMARK_EVERY_MS, _ -> stream.send(event("BOOKMARK", bookmark(request, false)))));
        }
        return () -> timers.forEach(vertx::cancelTimer);
    }

    private ObjectNode bookmark(ApiRequest request, boolean endsInitialEvents) {
        ObjectNode bookmark = JsonNodeFactory.instance.objectNode();
        bookmark.put("kind", request.target().resource().kind())
                .put("apiVersion", request.target().resource().apiVersion());
        ObjectMeta.of(bookmark).put("resourceVersion", Long.toString(store.revision()));
        if (endsInitialEvents) {
            ObjectMeta.annotations(bookmark).put("k8s.io/initial-events-end", "true");
        }
        return bookmark;
    }

    private static String event(String type, ObjectNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", type);
        event.set("object", object);
        return event.toString();
    }
}
