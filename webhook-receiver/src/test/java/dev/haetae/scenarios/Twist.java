package dev.haetae.scenarios;

/** What may come in the way of whatever is done. */
enum Twist {
    NOTHING_HELPS("nothing that is done helps"),
    PERSON("a person steps in"),
    IN_GIT("Argo CD keeps all of it");

    private final String words;

    Twist(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
