package dev.haetae.schedule;

import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.policy.Playbook;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Sets of policies to practise on: playbooks that compete for the same few targets, under limits small enough to bite. */
public final class Drill {

    /** What alerts are called; each is the one of a playbook. */
    public static final List<String> ALERTS =
            List.of("Slow", "Down", "Released", "Odd", "Sick", "Crowded", "Watched", "Hinted", "Nightly", "Full");

    /** Whose alerts they are. */
    public static final List<String> SERVICES = List.of("arena", "lobby", "match", "cart", "pay");

    /** One set: how much is allowed, and how far some of its playbooks are trusted. */
    private record Figures(
            int service,
            int namespace,
            int all,
            int atOnce,
            int ceiling,
            String coolDown,
            String grow,
            String revive,
            boolean optIn) {

        String fill(String text) {
            return text.replace("<service>", "" + service)
                    .replace("<namespace>", "" + namespace)
                    .replace("<all>", "" + all)
                    .replace("<atOnce>", "" + atOnce)
                    .replace("<ceiling>", "" + ceiling)
                    .replace("<coolDown>", coolDown)
                    .replace("<grow>", grow)
                    .replace("<revive>", revive)
                    .replace("<optIn>", Boolean.toString(optIn));
        }
    }

    private static final Map<String, String> TEXTS = Map.of(
            "guardrails.yaml", """
                    floor: 1
                    ceiling: <ceiling>
                    coolDown: <coolDown>
                    staleAfter: 2m
                    deadline: 15m
                    verifyWithin: 3m
                    holdDown: 1m
                    lockFor: 15m
                    groupInterval: 5s
                    handsOff: 6m
                    raisedFor: 9m
                    optIn: <optIn>
                    perHour: {service: <service>, namespace: <namespace>, all: <all>}
                    blastRadius: {targetsAtOnce: <atOnce>, percentOfPods: 50}
                    """,
            "calendar.yaml", """
                    zone: UTC
                    maintenance:
                      - {name: works, from: "12:40", to: "13:10"}
                    """,
            "services.yaml", """
                    services:
                      arena: {grade: critical, owner: play, channel: "#play", target: {kind: Deployment, name: arena}}
                      lobby: {grade: high, owner: play, channel: "#play", target: {kind: Deployment, name: lobby}}
                      match: {grade: high, owner: play, channel: "#play", target: {kind: Deployment, name: match}}
                      cart: {grade: high, owner: shop, channel: "#shop", target: {kind: Deployment, name: cart}}
                      pay: {grade: critical, owner: shop, channel: "#shop", target: {kind: Deployment, name: pay}}
                    """,
            "correlation.yaml", "rules: []\ndefault: [cluster, namespace, service, alertname]\n",
            "inhibition.yaml", "rules: []\n",
            "severity.yaml", "rules: []\ndefault: {critical: Sev2, warning: Sev3, info: Sev3}\n");

    private static final Map<String, String> PLAYBOOKS = Map.ofEntries(
            Map.entry("grow", """
                    match: ['alertname="Slow"']
                    mode: <grow>
                    steps:
                      - {scale: {by: 2, max: 7, coolDown: 20m}, undo: true}
                      - {scale: {percent: 50, coolDown: 5m}, verify: {by: [ready, resolved], within: 2m}}
                    """),
            Map.entry("revive", """
                    match: ['alertname="Down"']
                    mode: <revive>
                    steps:
                      - {restart: {how: rolling, batch: 50}, onDenied: next}
                      - {scale: {by: 1, max: 6}, verify: {by: [ready], within: 2m}}
                      - {rollback: {maxAge: 6h}}
                    """),
            Map.entry("take-back", """
                    match: ['alertname="Released"']
                    mode: approve
                    steps:
                      - {rollback: {maxAge: 6h}}
                      - {scale: {by: 1}}
                    """),
            Map.entry("switch", """
                    match: ['alertname="Odd"']
                    mode: auto
                    steps:
                      - {configure: {configMap: features, key: guest-mode, value: "on", expires: 8m, whileFiring: 20m}}
                      - {scale: {by: 3}}
                    recovery:
                      - {run-job: {cronJob: tidy}, verify: {within: 2m}}
                      - {run-job: {cronJob: report}, onDenied: next, verify: {within: 2m}}
                    """),
            Map.entry("take-out", """
                    match: ['alertname="Sick"']
                    mode: auto
                    steps:
                      - {isolate: {what: pod, for: 10m}, verify: {by: [ready, resolved], within: 2m}}
                      - {restart: {}}
                    """),
            Map.entry("shrink", """
                    match: ['alertname="Crowded"']
                    mode: auto
                    steps:
                      - {scale: {to: 2}}
                      - {restart: {}}
                    """),
            Map.entry("watch", """
                    match: ['alertname="Watched"']
                    mode: observe
                    steps:
                      - {scale: {by: 1}}
                    recovery:
                      - {run-job: {cronJob: tidy}}
                    """),
            Map.entry("hint", """
                    match: ['alertname="Hinted"']
                    mode: suggest
                    steps:
                      - {restart: {}}
                    """),
            Map.entry("nightly", """
                    match: ['alertname="Nightly"']
                    mode: auto
                    maintenance: allow
                    steps:
                      - {scale: {to: 1}, onDenied: next}
                      - {scale: {by: 1}, mode: approve}
                      - {restart: {}}
                    """),
            Map.entry("sweep", """
                    match: ['alertname="Full"']
                    mode: <grow>
                    steps:
                      - diagnose: {}
                      - {run-job: {cronJob: sweep}, verify: {by: [ready, resolved], within: 2m}}
                      - {scale: {by: 1}}
                    """));

    /** All sets, read once. */
    public static final List<Policies> SETS = Stream.of(
                    new Figures(2, 4, 6, 1, 10, "10m", "auto", "auto", false),
                    new Figures(3, 3, 4, 2, 7, "5m", "auto", "approve", true),
                    new Figures(6, 15, 20, 5, 12, "15m", "auto", "auto", false),
                    new Figures(1, 2, 3, 1, 9, "30m", "approve", "suggest", false),
                    new Figures(4, 8, 8, 2, 10, "2m", "observe", "auto", false))
            .map(Drill::read)
            .toList();

    private Drill() {}

    private static Policies read(Figures figures) {
        TreeMap<String, String> texts = new TreeMap<>();
        TEXTS.forEach((file, text) -> texts.put(file, figures.fill(text)));
        PLAYBOOKS.forEach((name, text) ->
                texts.put("playbooks/" + name + ".yaml", "name: " + name + "\nscenario: drill\n" + figures.fill(text)));
        return Policies.of(new PolicyFiles("drill", texts));
    }

    /** Where the service runs. */
    public static String namespace(String service) {
        return SERVICES.indexOf(service) < 3 ? "play" : "shop";
    }

    /** The autoscaler that a workload may have, as a target of its own. */
    static Target lever(Target workload) {
        return new Target(workload.cluster(), workload.namespace(), Scale.AUTOSCALER, workload.name());
    }

    /** What the autoscaler moves; any other target is its own. */
    static Target workload(Target target) {
        return target.kind().equals(Scale.AUTOSCALER)
                ? new Target(target.cluster(), target.namespace(), "Deployment", target.name())
                : target;
    }

    /** The playbook of that name, which every set has. */
    static Playbook playbook(Policies set, String name) {
        return set.playbooks().stream()
                .filter(playbook -> playbook.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
