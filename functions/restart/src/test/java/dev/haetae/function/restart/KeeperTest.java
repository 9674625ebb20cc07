package dev.haetae.function.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who would undo a restart, by what stands on the workload. */
class KeeperTest {

    private static final String ARGO = "argocd.argoproj.io/tracking-id: shop";

    private static final String OWNED = "f:spec: {f:template: {f:metadata: {f:annotations: {f:MOMENT: {}}}}}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            nobody's                       | -                                                             | -
            Argo CD, as most are           | annotations: {ARGO}                                           | -
            Flux, as most are              | labels: {kustomize.toolkit.fluxcd.io/name: shop}              | -
            an operator's                  | ownerReferences: [{kind: Redis, name: a, controller: true}]   | Redis a
            of something else              | ownerReferences: [{kind: Redis, name: a, controller: false}]  | -
            the whole object put in place  | annotations: {ARGO, argocd.argoproj.io/sync-options: 'Prune=false,Replace=true'} | Argo CD application shop
            a moment in Git                | annotations: {ARGO, APPLIED: '{"spec":{"template":{"metadata":{"annotations":{"MOMENT":"x"}}}}}'} | Argo CD application shop
            no annotations, says Git       | annotations: {ARGO, APPLIED: '{"spec":{"template":{"metadata":{"annotations":null}}}}'} | Argo CD application shop
            others in Git                  | annotations: {ARGO, APPLIED: '{"spec":{"template":{"metadata":{"annotations":{"a":"b"}}}}}'} | -
            what nobody can read           | annotations: {ARGO, APPLIED: '{"spec":'}                      | Argo CD application shop
            Git's by field                 | annotations: {ARGO}, managedFields: [{manager: argocd-controller, fieldsV1: {OWNED}}] | Argo CD application shop
            Flux' by field                 | labels: {helm.toolkit.fluxcd.io/name: shop}, managedFields: [{manager: helm-controller, fieldsV1: {OWNED}}] | Flux HelmRelease shop
            by Argo CD's own restart       | annotations: {ARGO}, managedFields: [{manager: argocd-server, fieldsV1: {OWNED}}] | -
            other fields of Git's          | annotations: {ARGO}, managedFields: [{manager: argocd-controller, fieldsV1: {f:spec: {}}}] | -
            no fields at all               | annotations: {ARGO}, managedFields: [{manager: argocd-controller}] | -
            """)
    void isWhatMadeItOrGitWhereGitHasTheAnnotation(String situation, String yaml, String keeper) {
        ObjectMeta meta = meta(yaml == null ? "" : yaml);

        assertThat(Keeper.of(meta)).as(situation).isEqualTo(Optional.ofNullable(keeper));
    }

    private static ObjectMeta meta(String yaml) {
        String said = yaml.replace("ARGO", ARGO)
                .replace("OWNED", OWNED)
                .replace("APPLIED", "kubectl.kubernetes.io/last-applied-configuration")
                .replace("MOMENT", Template.RESTARTED_AT);
        return new KubernetesSerialization()
                .unmarshal("metadata: {%s}".formatted(said), Deployment.class)
                .getMetadata();
    }
}
