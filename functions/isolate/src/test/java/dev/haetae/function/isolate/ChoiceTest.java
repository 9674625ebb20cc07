package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChoiceTest {

    /** Services are written as the labels of their selectors, one after another. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
            the only one,                        app,                app,     app
            one that its controller has not,     app traffic,        app,     traffic
            the first where all are alike,       zone app,           -,       app
            one for two Services,                app zone | zone x,  -,       zone
            one for each,                        app | zone,         app,     app zone
            none more where one does for both,   app | app zone,     app,     app
            one that is free though used less,   app x | app,        app,     app
            free before often,                   app x | app y,      app,     x y
            none of those that Agones needs,     agones.dev/role zone,             zone,    zone
            not even beside one that is free,    agones.dev/role | agones.dev/role app, app, app
            none for nobody,                     -,                  app,     -
            """)
    void takes(String situation, String services, String controllers, String taken) {
        List<Route> routes = services == null
                ? List.of()
                : Arrays.stream(services.split("\\|")).map(ChoiceTest::route).toList();

        assertThat(Choice.of(routes, words(controllers))).as(situation).isEqualTo(words(taken));
    }

    @Test
    void aServiceLeadsWhereAllItsLabelsAre() {
        Map<String, String> labels = Map.of("app", "match", "zone", "a");

        assertThat(leads(Map.of("app", "match"), "ClusterIP", labels)).isTrue();
        assertThat(leads(Map.of("app", "match", "zone", "b"), "ClusterIP", labels))
                .isFalse();
        assertThat(leads(Map.of("app", "match"), "ExternalName", labels)).isFalse();
        assertThat(leads(Map.of(), "ClusterIP", labels)).isFalse();
    }

    private static boolean leads(Map<String, String> selector, String type, Map<String, String> labels) {
        return Route.leadsTo(
                new ServiceBuilder()
                        .withNewSpec()
                        .withType(type)
                        .withSelector(selector)
                        .endSpec()
                        .build(),
                labels);
    }

    private static Route route(String labels) {
        return new Route(
                "a", words(labels).stream().collect(Collectors.toMap(Function.identity(), Function.identity())), 1, 2);
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Set.of(text.strip().split(" "));
    }
}
