package dev.haetae.receive;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** A 405 says which methods there are (RFC 9110, 15.5.6). */
class Allowed {

    @ServerResponseFilter
    void say(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (response.getStatus() == Response.Status.METHOD_NOT_ALLOWED.getStatusCode()
                && path.startsWith("/webhooks/")) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, path.endsWith("/grafana") ? "POST, PUT" : "POST");
        }
    }
}
