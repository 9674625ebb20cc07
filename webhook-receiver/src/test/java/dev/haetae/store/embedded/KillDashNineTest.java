package dev.haetae.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives the process, whole; on one directory, killed again and again. */
class KillDashNineTest {

    @TempDir
    Path directory;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalf() throws Exception {
        Set<String> acknowledged = new TreeSet<>();
        for (int enough : new int[] {1, 150, 700, 400}) {
            acknowledged.addAll(killedAfter(enough));
            try (Store store = EmbeddedStore.open(directory)) {
                Set<String> written = keys(store, Space.INBOX);
                assertThat(written).containsAll(acknowledged);
                assertThat(keys(store, Space.EVENTS)).isEqualTo(written);
            }
        }
    }

    private Set<String> killedAfter(int enough) throws IOException, InterruptedException {
        Set<String> acknowledged = new TreeSet<>();
        Child child = Child.start(directory, ChildWriter.ENDLESS);
        try (BufferedReader said = child.process().inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                // the last line may be cut off by the kill
                if (line.length() == ChildWriter.acknowledged(0).length()) {
                    acknowledged.add(line.substring(ChildWriter.ACKNOWLEDGED.length()));
                }
                if (acknowledged.size() == enough) {
                    child.signalKill();
                }
            }
        } finally {
            child.kill();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);
        return acknowledged;
    }

    private static Set<String> keys(Store store, Space space) {
        return store.scan(space, "", "~", Integer.MAX_VALUE).stream()
                .map(Entry::key)
                .map(key -> key.substring(0, ChildWriter.key(0).length()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
