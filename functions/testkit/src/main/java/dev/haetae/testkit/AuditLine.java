package dev.haetae.testkit;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * One request to write, as the simulated cluster's audit log tells it.
 *
 * @param verb Kubernetes' own word, such as {@code update}
 * @param user the client's User-Agent
 * @param resource the plural, {@code deployments}
 * @param subresource {@code scale}, or empty or null for the object itself
 * @param fieldManager in whose name it was asked for; empty where the caller named nobody
 * @param code the answer's HTTP status
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuditLine(
        long seq,
        String verb,
        String user,
        String path,
        String resource,
        String subresource,
        String namespace,
        String name,
        String fieldManager,
        boolean dryRun,
        int code) {

    /** It changed the cluster, or could have. */
    public boolean accepted() {
        return !dryRun && code / 100 == 2;
    }
}
