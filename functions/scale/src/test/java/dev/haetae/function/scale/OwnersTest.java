package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnersTest {

    private static final Target TARGET = target("StatefulSet", "snapshots");

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,        -
            git,      Argo CD application shop (change spec.replicas in Git)
            operator, Postgres orders (change it there)
            part,     -
            """)
    void aWorkloadItself(String mark, String who) {
        assertThat(owner(Owners.NONE, marked(mark), TARGET))
                .isEqualTo(Optional.ofNullable(who).map(Owner::withoutLever));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            -,        -
            git,      Argo CD application shop (change spec.minReplicas in Git)
            keda,     KEDA ScaledObject orders (change its spec.minReplicaCount)
            operator, Postgres orders (change it there)
            part,     -
            """)
    void anAutoscalerThatIsATargetItself(String mark, String who) {
        Target autoscaler = target(Scale.AUTOSCALER, "keda-hpa-orders");

        assertThat(owner(Owners.NONE, marked(mark), autoscaler))
                .isEqualTo(Optional.ofNullable(who).map(Owner::withoutLever));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            git,      kept by Argo CD application shop (change spec.minReplicas in Git)
            keda,     kept by KEDA ScaledObject orders (change its spec.minReplicaCount)
            operator, kept by Postgres orders (change it there)
            """)
    void whoKeepsItsAutoscaler(String mark, String kept) {
        HorizontalPodAutoscaler its = autoscaler("its", "StatefulSet", "snapshots", marked(mark));

        assertThat(owner(its)).contains(Owner.withoutLever("HorizontalPodAutoscaler its, " + kept));
    }

    @Test
    void onlyAnAutoscalerOfTheSameKindAndNameOwnsItAndIsTheLever() {
        HorizontalPodAutoscaler deployment = autoscaler("other-kind", "Deployment", "snapshots", marked(null));
        HorizontalPodAutoscaler neighbour = autoscaler("other-name", "StatefulSet", "profiles", marked(null));
        HorizontalPodAutoscaler its = autoscaler("its", "StatefulSet", "snapshots", marked(null));

        assertThat(owner(deployment, neighbour)).isEmpty();
        assertThat(owner(deployment, neighbour, its))
                .contains(new Owner("HorizontalPodAutoscaler its", Optional.of(target(Scale.AUTOSCALER, "its"))));
    }

    @Test
    void anAutoscalerOfAnotherApiGroupsKindIsNoLever() {
        HorizontalPodAutoscaler other = autoscaler("other", "StatefulSet", "snapshots", marked(null));
        other.getSpec().getScaleTargetRef().setApiVersion("apps.kruise.io/v1beta1");

        assertThat(owner(other))
                .contains(Owner.withoutLever(
                        "HorizontalPodAutoscaler other (of a StatefulSet of apps.kruise.io/v1beta1)"));
    }

    @Test
    void anAutoscalerGoesBeforeGit() {
        HorizontalPodAutoscaler its = autoscaler("its", "StatefulSet", "snapshots", marked(null));

        assertThat(owner(new Owners(List.of(its), List.of()), marked("git"), TARGET))
                .hasValueSatisfying(owner -> assertThat(owner.lever()).isPresent());
    }

    @Test
    void agonesScalesItsFleets() {
        Owners owners = new Owners(List.of(), List.of(fleetAutoscaler("night", "zone-1")));

        assertThat(owner(owners, marked(null), target("Fleet", "zone-1")))
                .contains(Owner.withoutLever("FleetAutoscaler night (change its spec.policy)"));
        assertThat(owner(owners, marked(null), target("Fleet", "zone-2"))).isEmpty();
    }

    private static Optional<Owner> owner(HorizontalPodAutoscaler... autoscalers) {
        return owner(new Owners(List.of(autoscalers), List.of()), marked(null), TARGET);
    }

    private static Optional<Owner> owner(Owners owners, ObjectMeta meta, Target target) {
        return owners.of(object(meta), target, Kind.named(target.kind()).orElseThrow());
    }

    private static ObjectMeta marked(String mark) {
        ObjectMetaBuilder meta = new ObjectMetaBuilder();
        return switch (mark) {
            case "git" ->
                meta.addToAnnotations("argocd.argoproj.io/tracking-id", "shop:apps/StatefulSet:x/y")
                        .build();
            case "keda" -> by(meta.addToLabels("scaledobject.keda.sh/name", "orders"), "ScaledObject", true);
            case "operator" -> by(meta, "Postgres", true);
            case "part" -> by(meta, "Application", false);
            case null, default -> meta.build();
        };
    }

    private static ObjectMeta by(ObjectMetaBuilder meta, String kind, boolean controller) {
        return meta.addNewOwnerReference()
                .withKind(kind)
                .withName("orders")
                .withController(controller)
                .endOwnerReference()
                .build();
    }

    private static GenericKubernetesResource object(ObjectMeta meta) {
        return new GenericKubernetesResourceBuilder().withMetadata(meta).build();
    }

    private static HorizontalPodAutoscaler autoscaler(String name, String kind, String target, ObjectMeta meta) {
        return new HorizontalPodAutoscalerBuilder()
                .withMetadata(new ObjectMetaBuilder(meta).withName(name).build())
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", kind, target)
                .endSpec()
                .build();
    }

    private static GenericKubernetesResource fleetAutoscaler(String name, String fleet) {
        return new GenericKubernetesResourceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToAdditionalProperties("spec", Map.of("fleetName", fleet))
                .build();
    }

    private static Target target(String kind, String name) {
        return new Target("production", "game", kind, name);
    }
}
