package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.haetae.simulator.audit.AuditLog;
import dev.haetae.simulator.fault.Effect;
import dev.haetae.simulator.fault.Fault;
import dev.haetae.simulator.fault.Faults;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.Lineage;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Answers every request to the cluster. */
public final class ApiServer {

    private final Vertx vertx;
    private final Catalog catalog;
    private final Faults faults = new Faults();
    private final Practice practice;
    private final Discovery discovery;
    private final Reads reads;
    private final Audited audited;
    private final Watches watches;

    public ApiServer(Vertx vertx, Catalog catalog, ObjectStore store, AuditLog log, Clock clock) {
        this.vertx = vertx;
        this.catalog = catalog;
        this.practice = new Practice(faults, log);
        this.discovery = new Discovery(catalog);
        Tables tables = Tables.bundled(new Cells(clock));
        this.reads = new Reads(store, tables, new Logs(new Lineage(catalog, store)));
        this.audited = new Audited(new Writes(catalog, store, new ManagedFields(clock)), store, log, clock);
        this.watches = new Watches(vertx, store, tables);
    }

    public void handle(HttpServerRequest http) {
        Exchange exchange = new Exchange(http);
        if (http.path().startsWith("/simulator/")) {
            http.body().onSuccess(body -> practice.answer(exchange, Bodies.parse(body.toString())));
            return;
        }
        Optional<Target> target = Target.parse(catalog, http.path());
        if (target.isEmpty()) {
            discovery.answer(exchange);
        } else if (http.method().name().equals("GET")) {
            // Not waiting for a body: a WebSocket must be opened at once.
            serve(request(http, target.get(), ""), exchange);
        } else {
            http.body().onSuccess(body -> serve(request(http, target.get(), body.toString()), exchange));
        }
    }

    private static ApiRequest request(HttpServerRequest http, Target target, String body) {
        String contentType = Objects.requireNonNullElse(http.getHeader("Content-Type"), "");
        JsonNode content = Bodies.isReadable(contentType) ? Bodies.parse(body) : TextNode.valueOf(contentType);
        return new ApiRequest(http.method().name(), http.path(), target, http.params(), http.headers(), content);
    }

    private void serve(ApiRequest request, Exchange exchange) {
        try {
            faults.strike(request.method(), request.verb().word(), request.path())
                    .ifPresentOrElse(it -> strike(it, request, exchange), () -> perform(request, exchange));
        } catch (Refusal refusal) {
            exchange.answer(refusal.code(), refusal.status());
        }
    }

    private void strike(Fault fault, ApiRequest request, Exchange exchange) {
        switch (fault.effect()) {
            case Effect.Delay(long millis) -> delay(millis, request, exchange);
            case Effect.HangBefore _ -> fault.hold(exchange::cut);
            case Effect.HangAfter _ -> {
                answer(request);
                fault.hold(exchange::cut);
            }
            case Effect.Status status -> refuse(request, exchange, status.refusal());
            case Effect.Close _ -> exchange.cut();
        }
    }

    private void delay(long millis, ApiRequest request, Exchange exchange) {
        exchange.holdOn();
        vertx.setTimer(Math.max(1, millis), _ -> {
            perform(request, exchange);
            exchange.goOn();
        });
    }

    private void perform(ApiRequest request, Exchange exchange) {
        if (request.verb() == Verb.WATCH) {
            exchange.stream(it -> watches.open(request, it));
        } else {
            Answer answer = answer(request);
            exchange.answer(answer.code(), answer.body());
        }
    }

    private Answer answer(ApiRequest request) {
        try {
            return request.verb().isWrite() ? audited.write(request) : new Answer(200, reads.read(request));
        } catch (Refusal refusal) {
            return new Answer(refusal.code(), refusal.status());
        } catch (RuntimeException e) {
            return new Answer(
                    500,
                    Refusal.of(500, "InternalError", "Internal error occurred: " + e)
                            .status());
        }
    }

    private void refuse(ApiRequest request, Exchange exchange, Refusal refusal) {
        if (request.verb().isWrite()) {
            audited.refuse(request, refusal);
        }
        exchange.answer(refusal.code(), refusal.status());
    }
}
