package dev.haetae.tracing;

import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Received;
import dev.haetae.work.Surround;
import dev.haetae.work.Task;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * A trace for each piece of work. What came between, in the store, took seconds or weeks and perhaps another process: so
 * each is a trace of its own, and what belongs together has the same {@code haetae.delivery} or {@code haetae.incident}.
 */
@Singleton
class Traced implements Surround {

    static final String DELIVERY = "haetae.delivery";
    static final String INCIDENT = "haetae.incident";

    private static final int FIRST = 1;

    private final Tracer tracer;

    Traced(Tracer tracer) {
        this.tracer = tracer;
    }

    void listen(@Observes @Priority(FIRST) StartupEvent event, Inbox inbox) {
        inbox.witness(Traced::triaged);
    }

    /** Where a delivery and an incident meet. */
    private static void triaged(Received received, Fate fate) {
        if (fate.incident() != null) {
            Span.current().setAttribute(INCIDENT, fate.incident());
        }
    }

    @Override
    public void run(Task task, Runnable work) {
        Span span = tracer.spanBuilder(task.name()).setParent(Context.root()).startSpan();
        try (Scope _ = span.makeCurrent();
                Noted _ = Noted.of(task, span.getSpanContext())) {
            switch (task.about()) {
                case DELIVERY -> span.setAttribute(DELIVERY, task.id());
                case INCIDENT -> span.setAttribute(INCIDENT, task.id());
                case SOMETHING_ELSE -> {}
            }
            work.run();
        } catch (RuntimeException | Error failure) {
            span.recordException(failure).setStatus(StatusCode.ERROR);
            throw failure;
        } finally {
            span.end();
        }
    }
}
