package dev.haetae.policy;

import dev.haetae.contract.Action;
import dev.haetae.contract.Severity;
import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What automation may do where a playbook says nothing narrower, and how long things take.
 *
 * @param floor never fewer replicas
 * @param ceiling never more replicas
 * @param coolDown between two actions on one target
 * @param staleAfter how long after its decision an action may still be written
 * @param deadline how long a step may take, waiting included
 * @param verifyWithin how soon a step must be seen to help
 * @param holdDown how long a resolution must hold before the incident closes
 * @param lockFor how long one incident may keep a target to itself
 * @param groupInterval how late the word of a resolution comes: Alertmanager's group_interval; may be left out
 * @param storm when so much fails at once that it is told as one; may be left out
 * @param perHour how many actions may be begun within an hour; may be left out
 * @param blastRadius how much may be touched at once; may be left out
 * @param handsOff how long somebody else's write to a target keeps automation off it; may be left out
 * @param raisedFor how long the floor of an autoscaler stays raised; may be left out
 * @param optIn whether only what people marked may be touched; left out: false
 * @param errorBudget what tells how much of it is consumed (L3); null where nothing does
 * @param approval what a person has to agree to even where the playbook's mode is auto; may be left out
 * @param places where each of them is written, by key: {@code perHour/service}; never said in the file
 */
public record Guardrails(
        int floor,
        int ceiling,
        Duration coolDown,
        Duration staleAfter,
        Duration deadline,
        Duration verifyWithin,
        Duration holdDown,
        Duration lockFor,
        Duration groupInterval,
        Storm storm,
        PerHour perHour,
        BlastRadius blastRadius,
        Duration handsOff,
        Duration raisedFor,
        boolean optIn,
        ErrorBudget errorBudget,
        List<Consent> approval,
        Map<String, String> places) {

    /** I6: minutes 15–30 are for trying, so who wrote before that has had their turn. */
    private static final Duration USUAL_HANDS_OFF = Duration.ofMinutes(15);

    /** I6: after 30 min people analyse, and may take it over. */
    private static final Duration USUALLY_RAISED_FOR = Duration.ofMinutes(30);

    /** Alertmanager's own default. */
    private static final Duration USUAL_GROUP_INTERVAL = Duration.ofMinutes(5);

    public Guardrails {
        groupInterval = groupInterval == null ? USUAL_GROUP_INTERVAL : groupInterval;
        storm = storm == null ? Storm.USUAL : storm;
        perHour = perHour == null ? PerHour.USUAL : perHour;
        blastRadius = blastRadius == null ? BlastRadius.USUAL : blastRadius;
        handsOff = handsOff == null ? USUAL_HANDS_OFF : handsOff;
        raisedFor = raisedFor == null ? USUALLY_RAISED_FOR : raisedFor;
        approval = approval == null ? List.of() : List.copyOf(approval);
        places = places == null ? Map.of() : Map.copyOf(places);
    }

    /** {@code guardrails.yaml:12}; null where the file does not say it. */
    public String place(String key) {
        return places.get(key);
    }

    /**
     * When single incidents help nobody.
     *
     * @param services more of them than this is a storm
     * @param within the time in which their incidents open
     * @param calm how long no further service may join until it can be over
     */
    public record Storm(int services, Duration within, Duration calm) {

        /** Where guardrails.yaml says nothing of storms. */
        static final Storm USUAL = new Storm(15, Duration.ofMinutes(5), Duration.ofMinutes(3));
    }

    /**
     * How many actions may be begun within an hour, by all receivers together (A: whatever acts more often repairs
     * nothing any more).
     *
     * @param service for incidents of one service
     * @param namespace on the workloads of one namespace
     * @param all on the whole cluster
     */
    public record PerHour(int service, int namespace, int all) {

        /** Where guardrails.yaml says nothing of it. */
        static final PerHour USUAL = new PerHour(6, 15, 20);

        private void check(Passage passage) {
            if (service > namespace) {
                neverCounts(passage.at("service"), "service", service, "namespace", namespace);
            }
            if (namespace > all) {
                neverCounts(passage.at("namespace"), "namespace", namespace, "all", all);
            }
        }

        private static void neverCounts(Passage passage, String narrow, int more, String wide, int fewer) {
            passage.wrong(
                    "%s %d is above %s %d, so it would never count".formatted(narrow, more, wide, fewer),
                    "%d or fewer".formatted(fewer));
        }
    }

    /**
     * How much may be touched at once.
     *
     * @param targetsAtOnce workloads of one namespace that are being acted on
     * @param percentOfPods of those that serve together, which may be taken away at once
     * @param percentOfWorkloads of a namespace's workloads that are being acted on, though always one of them may be; may
     *     be left out
     */
    public record BlastRadius(int targetsAtOnce, int percentOfPods, int percentOfWorkloads) {

        /** S4: what is not touched can still answer for the rest. */
        private static final int HALF = 50;

        /** Where guardrails.yaml says nothing of it. */
        static final BlastRadius USUAL = new BlastRadius(5, HALF, HALF);

        public BlastRadius {
            percentOfWorkloads = percentOfWorkloads == 0 ? HALF : percentOfWorkloads;
        }

        /** How many of so many workloads may be acted on at once. */
        public int mostOf(int workloads) {
            return Math.max(1, workloads * percentOfWorkloads / 100);
        }
    }

    /**
     * How much of a service's error budget is consumed (L3).
     *
     * @param consumed PromQL that gives per cent of the budget, with {@code {service}} where the service belongs
     * @param rollBackAt from how many per cent on a release may be taken back without asking
     */
    public record ErrorBudget(String consumed, int rollBackAt) {}

    /**
     * When a person has to agree; all that it says must hold, and what it does not say holds always.
     *
     * @param verbs as policies write them
     * @param severity of the incident
     * @param cluster the environment, as targets name it
     */
    public record Consent(List<String> verbs, List<Severity> severity, String cluster) {

        public Consent {
            verbs = verbs == null ? List.of() : List.copyOf(verbs);
            severity = severity == null ? List.of() : List.copyOf(severity);
        }

        /** @param of the incident's severity; null while it is not decided, and then it may be any */
        public boolean isAskedFor(Action action, Severity of) {
            return (verbs.isEmpty() || verbs.contains(action.verb()))
                    && (severity.isEmpty() || of == null || severity.contains(of))
                    && (cluster == null || cluster.equals(action.target().cluster()));
        }
    }

    /** Which of {@link #approval} asks a person, counted from 1; empty where none does. */
    public Optional<Integer> asksAPerson(Action action, Severity of) {
        return IntStream.range(0, approval.size())
                .filter(index -> approval.get(index).isAskedFor(action, of))
                .mapToObj(index -> index + 1)
                .findFirst();
    }

    static Guardrails read(Passage file) {
        Guardrails guardrails = file.as(Guardrails.class).writtenIn(file);
        guardrails.perHour.check(file.at("perHour"));
        if (guardrails.floor > guardrails.ceiling) {
            file.at("floor")
                    .wrong(
                            "floor %d is above ceiling %d".formatted(guardrails.floor, guardrails.ceiling),
                            "a floor of %d or less".formatted(guardrails.ceiling));
        }
        return guardrails;
    }

    private Guardrails writtenIn(Passage file) {
        Map<String, String> written = new HashMap<>();
        file.entries().forEach((key, value) -> {
            written.put(key, value.place());
            value.entries().forEach((inner, figure) -> written.put(key + "/" + inner, figure.place()));
        });
        return new Guardrails(
                floor,
                ceiling,
                coolDown,
                staleAfter,
                deadline,
                verifyWithin,
                holdDown,
                lockFor,
                groupInterval,
                storm,
                perHour,
                blastRadius,
                handsOff,
                raisedFor,
                optIn,
                errorBudget,
                approval,
                written);
    }
}
