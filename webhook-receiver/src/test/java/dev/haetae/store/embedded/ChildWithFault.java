package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;

import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The process whose disk fails to sync while a file named as its fault exists; it ends without closing. */
public final class ChildWithFault {

    private ChildWithFault() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        Path fault = Path.of(arguments[1]);
        Store store = EmbeddedStore.open(Path.of(arguments[0]));
        out.println(write(store, "before"));
        Files.createFile(fault);
        out.println(write(store, "during"));
        out.println(store.get(Space.LEDGER, "during").isPresent() ? "present" : "absent");
        Files.delete(fault);
        out.println(write(store, "after"));
        out.println(store.writable() ? "writable" : "not writable");
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static String write(Store store, String key) {
        try {
            store.commitNow(batch().put(Space.LEDGER, key, "1").build());
            return key + ": written";
        } catch (StoreUnavailable e) {
            return key + ": refused";
        }
    }
}
