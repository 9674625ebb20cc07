package dev.haetae.contract;

/** What a step acts on. The cluster is always named: an alert of one cluster must never move another. */
public record Target(String cluster, String namespace, String kind, String name) {

    public Target {
        require(cluster, "cluster");
        require(namespace, "namespace");
        require(kind, "kind");
        require(name, "name");
    }

    /** {@code production/game-production/Deployment/game-server-zone-1}: a key in the ledger and a name for people. */
    @Override
    public String toString() {
        return String.join("/", cluster, namespace, kind, name);
    }

    private static void require(String part, String name) {
        if (part == null || part.isBlank()) {
            throw new IllegalArgumentException("a target needs a " + name);
        }
    }
}
