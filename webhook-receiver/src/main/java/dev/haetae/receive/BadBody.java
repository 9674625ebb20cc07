package dev.haetae.receive;

/** A body that can never be accepted: what is wrong, and where. */
public final class BadBody extends RuntimeException {

    private final String where;

    BadBody(String where, String what) {
        super(what);
        this.where = where;
    }

    /** A JSON pointer, or line and column where it is not JSON at all. */
    public String where() {
        return where;
    }
}
