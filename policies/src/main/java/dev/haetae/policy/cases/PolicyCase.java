package dev.haetae.policy.cases;

import dev.haetae.policy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One test of policies: what happens, and what is expected to come of it.
 *
 * @param file {@code cases/storm.yaml}
 * @param place where it is written
 * @param rules what it is a test of
 * @param zone in which its file tells the time
 * @param mode of playbooks that name none
 * @param cluster the name of the cluster that is acted on
 * @param workloads those of which something is said, by name
 * @param moves what happens, in the order of time
 * @param until how long after it began it is looked at; empty for until nothing happens any more
 */
public record PolicyCase(
        String name,
        String file,
        String place,
        List<String> rules,
        Instant at,
        ZoneId zone,
        Mode mode,
        String cluster,
        Map<String, Workload> workloads,
        List<Move> moves,
        Optional<Duration> until,
        Expected expected) {

    public PolicyCase {
        rules = List.copyOf(rules);
        workloads = Map.copyOf(workloads);
        moves = List.copyOf(moves);
    }
}
