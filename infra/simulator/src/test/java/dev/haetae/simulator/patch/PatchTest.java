package dev.haetae.simulator.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatchTest {

    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{containers: [{name: a, image: '1'}]} | {containers: [{name: a, image: '2'}]}"
                        + " | {containers: [{name: a, image: '2'}]}",
                "{containers: [{name: a}]} | {containers: [{name: b}]} | {containers: [{name: a}, {name: b}]}",
                "{containers: [{name: a}, {name: b}]} | {containers: [{name: a, $patch: delete}]}"
                        + " | {containers: [{name: b}]}",
                "{containers: [{name: a}]} | {containers: [{$patch: replace}, {name: c}]} | {containers: [{name: c}]}",
                "{args: [a]} | {args: [b]} | {args: [b]}",
                "{finalizers: [a, b]} | {$deleteFromPrimitiveList/finalizers: [a]} | {finalizers: [b]}",
                "{finalizers: [a]} | {finalizers: [b]} | {finalizers: [a, b]}",
                "{strategy: {type: A, a: 1}} | {strategy: {$retainKeys: [type], type: B}} | {strategy: {type: B}}",
                "{strategy: {a: 1}} | {strategy: {$patch: replace, b: 2}} | {strategy: {b: 2}}",
                "{a: 1, b: 2} | {a: null} | {b: 2}",
            })
    void aStrategicMergeDoesAsKubernetesDoes(String before, String patch, String after) throws Exception {
        assertThat(Patch.of(STRATEGIC, yaml(patch)).applyTo((ObjectNode) yaml(before)))
                .isEqualTo(yaml(after));
    }

    private static JsonNode yaml(String text) throws Exception {
        return new YAMLMapper().readTree(text);
    }
}
