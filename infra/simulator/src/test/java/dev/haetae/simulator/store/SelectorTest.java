package dev.haetae.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=auth                    | true",
                "app==auth,zone=a            | true",
                "app!=auth                   | false",
                "other!=x                    | true",
                "'zone in (a,b),app'         | true",
                "zone notin (a, b)           | false",
                "!zone                       | false",
                "!other,app                  | true",
            })
    void labelsAreSelectedAsKubernetesDoes(String expression, boolean selected) {
        assertThat(Selector.byLabels(expression).test(object())).isEqualTo(selected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metadata.name=one                     | true",
                "metadata.name!=one                    | false",
                "metadata.name=one,status.phase!=Lost  | true",
            })
    void fieldsAreSelectedByTheirPath(String expression, boolean selected) {
        assertThat(Selector.byFields(expression).test(object())).isEqualTo(selected);
    }

    private static ObjectNode object() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.withObject("/metadata").put("name", "one");
        object.withObject("/metadata/labels").put("app", "auth").put("zone", "a");
        return object;
    }
}
