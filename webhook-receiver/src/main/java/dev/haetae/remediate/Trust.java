package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Transition;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which playbooks may act by themselves no longer, in the ledger that all receivers share. */
final class Trust {

    private static final String PREFIX = "distrust/";

    /** A playbook's entry as read; whoever acts by it expects it so. */
    record Read(String key, Optional<Distrust> distrust, long version) {

        void expect(Batch.Builder batch) {
            batch.expect(Space.LEDGER, key, version);
        }

        private void write(Batch.Builder batch, Distrust after) {
            expect(batch);
            batch.put(Space.LEDGER, key, Json.write(after));
        }
    }

    private final Store store;

    Trust(Store store) {
        this.store = store;
    }

    Read of(String playbook) {
        String key = PREFIX + playbook;
        Optional<Entry> entry = store.get(Space.LEDGER, key);
        return new Read(
                key,
                entry.map(Trust::read).filter(Distrust::on),
                entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    List<Distrust> lost() {
        return store.scanPrefix(Space.LEDGER, PREFIX, Integer.MAX_VALUE).stream()
                .map(Trust::read)
                .filter(Distrust::on)
                .toList();
    }

    /** The incident's playbook made it worse. */
    void lose(Transition transition) {
        String playbook = transition.incident().plan().playbook();
        Distrust lost =
                new Distrust(playbook, true, Actor.POLICY, transition.incident().id(), transition.at());
        Read read = of(playbook);
        transition.alongside(batch -> read.write(batch, lost));
    }

    /** A person trusts it again; false when nobody distrusts it. */
    boolean giveBack(String playbook, Actor person, Instant now) {
        Read read = of(playbook);
        while (read.distrust().isPresent()) {
            Distrust lost = read.distrust().get();
            Batch.Builder batch = Batch.batch();
            read.write(batch, new Distrust(playbook, false, person, lost.incident(), now));
            if (store.commitNow(batch.build()) instanceof Commit.Done) {
                return true;
            }
            read = of(playbook);
        }
        return false;
    }

    private static Distrust read(Entry entry) {
        return Json.read(entry.value(), Distrust.class);
    }
}
