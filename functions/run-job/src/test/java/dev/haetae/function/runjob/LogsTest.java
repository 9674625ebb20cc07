package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {

    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                             | proxy
            {annotations: {kubectl.kubernetes.io/default-container: work}} | work
            {annotations: {kubectl.kubernetes.io/default-container: gone}} | proxy
            """)
    void theContainerIsTheOneThatThePodNames(String metadata, String read) {
        Pod pod = YAML.unmarshal(
                "metadata: %s\nspec: {containers: [{name: proxy}, {name: work}]}".formatted(metadata), Pod.class);

        assertThat(Logs.container(pod)).isEqualTo(read);
    }
}
