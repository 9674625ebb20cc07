package dev.haetae.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.work.Task;
import dev.haetae.work.Task.About;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.TracerProvider;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** A line says which incident or delivery it is about, for as long as it is. */
class NotedTest {

    private static final Task ACT = new Task("act", About.INCIDENT, "20261120-030000-8f0c6b");
    private static final SpanContext TRACE = SpanContext.create(
            "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());

    @Test
    void whatItIsAboutIsSaidAndThenNoMore() {
        try (Noted _ = Noted.of(ACT, TRACE)) {
            assertThat(MDC.get("incident")).isEqualTo("20261120-030000-8f0c6b");
            assertThat(MDC.get("delivery")).isNull();
            assertThat(MDC.get("traceId")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        }
        assertThat(MDC.get("incident")).isNull();
        assertThat(MDC.get("traceId")).isNull();
    }

    @Test
    void withoutATraceNoneIsSaid() {
        try (Noted _ = Noted.of(new Task("triage", About.DELIVERY, "8f0c"), SpanContext.getInvalid())) {
            assertThat(MDC.get("delivery")).isEqualTo("8f0c");
            assertThat(MDC.get("traceId")).isNull();
        }
    }

    @Test
    void whatIsDoneIsLinkedToWhatLedToIt() {
        Trail trail = new Trail();
        trail.comesTo("8f0c", SpanContext.getInvalid());
        assertThat(trail.before("8f0c")).as("without traces").isEmpty();

        trail.comesTo("8f0c", TRACE);
        assertThat(trail.before("8f0c")).contains(TRACE);
        assertThat(trail.before("another")).isEmpty();
    }

    @Test
    void workThatFailsFailsAsItWouldAlone() {
        Traced traced = new Traced(TracerProvider.noop().get("test"), new Trail());
        assertThatThrownBy(() -> traced.run(ACT, () -> {
                    throw new IllegalStateException("of the work");
                }))
                .hasMessage("of the work");
        assertThat(MDC.get("incident")).isNull();
    }
}
