package dev.haetae.function.restart;

/**
 * Those who serve together with a pod, as what keeps it counts them.
 *
 * @param wanted how many there are to be; 0 where nobody counts them
 * @param ready how many of them answer
 */
record Group(int wanted, int ready) {

    static final Group UNKNOWN = new Group(0, 0);

    /** A game server has its match to itself; whether players are on it is for Agones to say. */
    static final Group ALONE = new Group(1, 1);

    /** What Kubernetes takes an unsaid {@code spec.replicas} for. */
    private static final int UNSAID = 1;

    /** Whoever is one of them is at least one. */
    static Group counted(Integer wanted, Integer ready) {
        return new Group(Math.max(1, wanted == null ? UNSAID : wanted), Progress.count(ready));
    }

    /** How many are away, of those beside one that answers. */
    int away() {
        return Math.max(0, wanted - Math.max(1, ready));
    }
}
