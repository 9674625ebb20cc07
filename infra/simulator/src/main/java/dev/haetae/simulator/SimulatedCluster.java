package dev.haetae.simulator;

import dev.haetae.simulator.audit.AuditLog;
import dev.haetae.simulator.controller.ControlPlane;
import dev.haetae.simulator.seed.Seed;
import dev.haetae.simulator.store.Catalog;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.wire.ApiServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.time.Clock;

/** A running cluster with its workloads; one event loop owns all of it, so that nothing happens at once. */
public final class SimulatedCluster implements AutoCloseable {

    private static final int STEP_EVERY_MS = 150;

    private final Vertx vertx;
    private final AuditLog audit;
    private final String url;

    private SimulatedCluster(Vertx vertx, AuditLog audit, String url) {
        this.vertx = vertx;
        this.audit = audit;
        this.url = url;
    }

    /** Starts a cluster that is seeded, listens, and has written its kubeconfig. */
    public static SimulatedCluster start(Settings settings) throws IOException {
        Catalog catalog = Catalog.bundled();
        Clock clock = Clock.systemUTC();
        ObjectStore store = new ObjectStore(clock);
        new Seed(catalog, store, clock).plant(settings.cluster());

        AuditLog audit = AuditLog.in(settings.audit());
        Vertx vertx = vertx();
        ApiServer api = new ApiServer(vertx, catalog, store, audit, clock);
        ControlPlane controlPlane = new ControlPlane(catalog, store, clock, settings.readyAfter());
        HttpServer server = await(vertx.createHttpServer(options(settings))
                .requestHandler(api::handle)
                .listen());
        stepOn(vertx, controlPlane);

        String url = "http://%s:%d".formatted(settings.host(), server.actualPort());
        new Kubeconfig(settings.cluster(), url).writeTo(settings.kubeconfig());
        return new SimulatedCluster(vertx, audit, url);
    }

    public String url() {
        return url;
    }

    @Override
    public void close() throws IOException {
        await(vertx.close());
        audit.close();
    }

    /** Counted from the end of a step: however long they take on a slow machine, requests have their turn in between. */
    private static void stepOn(Vertx vertx, ControlPlane controlPlane) {
        vertx.setTimer(STEP_EVERY_MS, _ -> {
            try {
                controlPlane.step();
            } finally {
                stepOn(vertx, controlPlane);
            }
        });
    }

    private static Vertx vertx() {
        FileSystemOptions noFiles =
                new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false);
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(noFiles));
    }

    private static HttpServerOptions options(Settings settings) {
        return new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(64 * 1024)
                .setMaxHeaderSize(64 * 1024);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
