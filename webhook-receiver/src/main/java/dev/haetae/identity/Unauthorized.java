package dev.haetae.identity;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What somebody is told whom nobody knows. The problem extension's own mappers do not fit this Quarkus. */
class Unauthorized {

    private static final int BEFORE_ANY_OTHER = 1;

    @ServerExceptionMapper(priority = BEFORE_ANY_OTHER)
    Response nobody(UnauthorizedException refused) {
        return problem("Say who you are: Authorization: Bearer, with a token of haetae.tokens");
    }

    @ServerExceptionMapper(priority = BEFORE_ANY_OTHER)
    Response unknown(AuthenticationFailedException refused) {
        return problem("The token does not say who you are: it is nobody's, or it has expired");
    }

    private static Response problem(String detail) {
        return HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withTitle("Unauthorized")
                .withDetail(detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build()
                .toResponse();
    }
}
