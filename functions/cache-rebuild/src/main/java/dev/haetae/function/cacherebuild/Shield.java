package dev.haetae.function.cacherebuild;

import java.util.concurrent.Callable;

/** What stands between us and a source, so that its faults stay its own. */
@FunctionalInterface
interface Shield {

    /** @param peer which of the sources; each is judged by its own answers */
    Page through(String peer, Callable<Page> call) throws Exception;
}
