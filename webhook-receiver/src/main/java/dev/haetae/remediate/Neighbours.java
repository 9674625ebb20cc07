package dev.haetae.remediate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;

/** How many workloads there are beside the target. */
sealed interface Neighbours {

    /** Nothing else is being acted on, so that their number matters not. */
    record Idle() implements Neighbours {}

    record Known(int workloads) implements Neighbours {}

    record Unknown(String sentence) implements Neighbours {}

    /** Asked only where it matters: a look costs the cluster a few lists. What is in no namespace has none. */
    static Neighbours of(Target target, Ledger.Busy busy, Dispatch dispatch) {
        return busy.others() == 0 || target.namespace().equals(Isolate.CLUSTER_WIDE)
                ? new Idle()
                : seen(dispatch.observe(Diagnose.VERB, namespaceOf(target)));
    }

    private static Target namespaceOf(Target target) {
        return new Target(target.cluster(), target.namespace(), Diagnose.NAMESPACE, target.namespace());
    }

    private static Neighbours seen(Observation observation) {
        return switch (observation) {
            case Observation.Found(Diagnose.Population population, Custody custody) ->
                new Known(population.workloads());
            case Observation.Unclear unclear -> new Unknown(unclear.detail());
            case Observation.Absent absent -> new Unknown(absent.detail());
            case Observation.Found found -> new Unknown(found.state().describe());
            case Observation.Owned owned -> new Unknown(owned.owner());
        };
    }
}
