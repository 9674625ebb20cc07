package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {

    private static final String INSTANCE = "app.kubernetes.io/instance";

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            argocd.argoproj.io/tracking-id,    shop:apps/Deployment:game/cart, Argo CD application shop
            argocd.argoproj.io/instance,       shop,                           Argo CD application shop
            kustomize.toolkit.fluxcd.io/name,  agents,                         Flux Kustomization agents
            helm.toolkit.fluxcd.io/name,       redis,                          Flux HelmRelease redis
            app.kubernetes.io/instance,        redis,                          -
            team,                              game,                           -
            """)
    void isFoundInAnnotationsAndLabels(String key, String value, String owner) {
        ObjectMeta annotated =
                new ObjectMetaBuilder().addToAnnotations(key, value).build();
        ObjectMeta labelled = new ObjectMetaBuilder().addToLabels(key, value).build();

        assertThat(Ownership.of(annotated)).isEqualTo(Optional.ofNullable(owner));
        assertThat(Ownership.of(labelled)).isEqualTo(Optional.ofNullable(owner));
    }

    @ParameterizedTest
    @CsvSource({"argocd-controller, Argo CD application shop", "helm, "})
    void thePlainInstanceLabelIsAMarkWhereArgoCdWroteTheObject(String manager, String owner) {
        ObjectMeta meta = new ObjectMetaBuilder()
                .addToLabels(INSTANCE, "shop")
                .addNewManagedField()
                .withManager(manager)
                .endManagedField()
                .build();

        assertThat(Ownership.of(meta)).isEqualTo(Optional.ofNullable(owner));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"true, MongoDBCommunity game", "false, -", "-, -"})
    void whatMadeItIsNamedWhereItControlsIt(Boolean controls, String controller) {
        ObjectMeta meta = new ObjectMetaBuilder()
                .addNewOwnerReference()
                .withKind("MongoDBCommunity")
                .withName("game")
                .withController(controls)
                .endOwnerReference()
                .build();

        assertThat(Ownership.controller(meta)).isEqualTo(Optional.ofNullable(controller));
    }

    @Test
    void whatNobodyMarkedIsNobodys() {
        assertThat(Ownership.of(new ObjectMeta())).isEmpty();
        assertThat(Ownership.controller(new ObjectMeta())).isEmpty();
    }
}
