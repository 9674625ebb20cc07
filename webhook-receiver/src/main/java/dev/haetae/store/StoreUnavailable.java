package dev.haetae.store;

/** The store cannot take a write now; its message says why and what to do. Nothing of the batch was written. */
public class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message) {
        super(message);
    }

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
