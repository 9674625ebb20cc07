package dev.haetae.tracing;

import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Received;
import dev.haetae.work.Surround;
import dev.haetae.work.Task;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
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
 * Each is linked to what led to it, from the webhook to the action, as far as this process remembers that.
 */
@Singleton
class Traced implements Surround {

    static final String DELIVERY = "haetae.delivery";
    static final String INCIDENT = "haetae.incident";

    private static final int FIRST = 1;

    private final Tracer tracer;
    private final Trail trail;

    Traced(Tracer tracer, Trail trail) {
        this.tracer = tracer;
        this.trail = trail;
    }

    void listen(@Observes @Priority(FIRST) StartupEvent event, Inbox inbox) {
        inbox.witness(this::triaged);
    }

    /** Where a delivery and an incident meet. */
    private void triaged(Received received, Fate fate) {
        if (fate.incident() != null) {
            Span.current().setAttribute(INCIDENT, fate.incident());
            trail.comesTo(fate.incident(), Span.current().getSpanContext());
        }
    }

    @Override
    public void run(Task task, Runnable work) {
        SpanBuilder builder = tracer.spanBuilder(task.name()).setParent(Context.root());
        trail.before(task.id()).ifPresent(builder::addLink);
        Span span = builder.startSpan();
        try (Scope _ = span.makeCurrent();
                Noted _ = Noted.of(task, span.getSpanContext())) {
            switch (task.about()) {
                case DELIVERY -> span.setAttribute(DELIVERY, task.id());
                case INCIDENT -> {
                    span.setAttribute(INCIDENT, task.id());
                    trail.comesTo(task.id(), span.getSpanContext());
                }
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
