package dev.haetae.scenarios;

import java.util.Map;

/** What a stage is made of. What stands in braces after a dollar is filled in. */
final class Manifests {

    static final String DEPLOYMENT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}
            spec:
              replicas: ${count}
              selector: {matchLabels: {app: ${name}}}
              template:
                metadata: {labels: {app: ${name}}}
                spec: {containers: [{name: app, image: "registry.example/app:1"}]}
            """;

    static final String SERVICE = """
            apiVersion: v1
            kind: Service
            metadata: {name: ${name}, namespace: ${namespace}}
            spec: {selector: {app: ${name}}, ports: [{port: 80}]}
            """;

    /** Sends to those whose label says so, by which their controller does not know them. */
    static final String SERVICE_BY_LABEL = """
            apiVersion: v1
            kind: Service
            metadata: {name: ${name}, namespace: ${namespace}}
            spec: {selector: {app: ${name}, traffic: "yes"}, ports: [{port: 80}]}
            """;

    static final String STATEFUL_SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}
            spec:
              serviceName: ${name}
              replicas: ${count}
              selector: {matchLabels: {app: ${name}}}
              template:
                metadata: {labels: {app: ${name}, traffic: "yes"}}
                spec: {containers: [{name: app, image: "registry.example/redis:7.4.1"}]}
            """;

    static final String CRON_JOB = """
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: ${name}, namespace: ${namespace}}
            spec:
              schedule: "0 4 31 2 *"
              suspend: true
              jobTemplate:
                spec:
                  backoffLimit: 0
                  template:
                    metadata: {annotations: {simulator.haetae.dev/log: done}}
                    spec: {restartPolicy: Never, containers: [{name: app, image: "registry.example/operations:1"}]}
            """;

    static final String AUTOSCALER = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: ${name}, namespace: ${namespace}}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: ${name}}
              minReplicas: ${count}
              maxReplicas: 10
            """;

    static final String NODE = """
            apiVersion: v1
            kind: Node
            metadata: {name: ${name}}
            spec: {}
            status: {conditions: [{type: Ready, status: "False"}]}
            """;

    private Manifests() {}

    static String filled(String manifest, Map<String, String> values) {
        String filled = manifest;
        for (var value : values.entrySet()) {
            filled = filled.replace("${%s}".formatted(value.getKey()), value.getValue());
        }
        return filled;
    }
}
