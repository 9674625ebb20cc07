package dev.haetae.receive;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads a body that comes in chunks up to the limit, and refuses the rest. */
@Provider
class CountedBody implements ReaderInterceptor {

    private final long limit;

    CountedBody(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream(), limit));
        return context.proceed();
    }

    /** Fails behind the limit. */
    static final class Counted extends FilterInputStream {

        private static final int PIECE = 8192;

        private final long limit;
        private long count;

        Counted(InputStream body, long limit) {
            super(body);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read < 0 ? read : counted(read, 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return read < 0 ? read : counted(read, read);
        }

        private int counted(int read, int bytes) throws IOException {
            count += bytes;
            if (count > limit) {
                readOn();
                throw tooLarge();
            }
            return read;
        }

        /** As much again is thrown away: many senders listen for the answer only when they have sent all. */
        private void readOn() throws IOException {
            byte[] away = new byte[PIECE];
            int read = 0;
            for (long more = 0; read >= 0 && more < limit; more += read) {
                read = super.read(away, 0, PIECE);
            }
        }

        private HttpProblem tooLarge() {
            return HttpProblem.builder()
                    .withStatus(Response.Status.REQUEST_ENTITY_TOO_LARGE)
                    .withTitle(TooLarge.TITLE)
                    .withDetail(TooLarge.DETAIL.formatted(limit))
                    .withHeader("Connection", "close")
                    .build();
        }
    }
}
