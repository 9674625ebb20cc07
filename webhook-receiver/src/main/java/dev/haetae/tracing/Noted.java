package dev.haetae.tracing;

import dev.haetae.work.Task;
import io.opentelemetry.api.trace.SpanContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;

/** What every line says that is logged during a piece of work: which incident or delivery, and which trace if there is one. */
final class Noted implements AutoCloseable {

    private final Map<String, String> notes;

    private Noted(Map<String, String> notes) {
        this.notes = notes;
        notes.forEach(MDC::put);
    }

    static Noted of(Task task, SpanContext trace) {
        Map<String, String> notes = new LinkedHashMap<>();
        switch (task.about()) {
            case DELIVERY -> notes.put("delivery", task.id());
            case INCIDENT -> notes.put("incident", task.id());
            case SOMETHING_ELSE -> {}
        }
        if (trace.isValid()) {
            notes.put("traceId", trace.getTraceId());
            notes.put("spanId", trace.getSpanId());
        }
        return new Noted(notes);
    }

    @Override
    public void close() {
        notes.keySet().forEach(MDC::remove);
    }
}
