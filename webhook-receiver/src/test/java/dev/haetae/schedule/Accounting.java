package dev.haetae.schedule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Whatever reached the cluster was decided: each write is of one order as one timeline has it, and of no other. */
record Accounting(List<Deed> deeds, List<Oracle.Write> writes) {

    List<String> broken() {
        return writes.stream()
                .filter(write -> !write.takesBack())
                .flatMap(this::broken)
                .toList();
    }

    private Stream<String> broken(Oracle.Write write) {
        List<Deed> decided =
                deeds.stream().filter(deed -> deed.writes().contains(write)).toList();
        if (decided.size() != 1) {
            return Stream.of("decided %d times: %s".formatted(decided.size(), write));
        }
        boolean same = decided.stream()
                .allMatch(deed -> Objects.equals(
                        deed.order(), write.order().withNotAfter(deed.order().notAfter())));
        return same ? Stream.empty() : Stream.of("not as it was decided: %s for %s".formatted(write, decided));
    }
}
