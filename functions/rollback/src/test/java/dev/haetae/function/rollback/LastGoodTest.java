package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Earlier releases, the newest first: g did well, p poorly, of u nothing is known, and m is marked as good by people. */
class LastGoodTest {

    private static final Instant BEGAN = Instant.parse("2026-11-20T03:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            the newest did well            | g1 g2       | g1 | -               | g1
            it did not, the next did       | p1 g2       | g2 | -               | p1 g2
            nobody knows: none older       | u1 g2       | -  | u1?             | u1
            not of an older one            | p1 u2 g3    | -  | u2?             | p1 u2
            people say so: nobody is asked | m1 g2       | m1 | -               | -
            people say so of an older one  | p1 m2       | m2 | -               | p1
            three are asked at most        | p1 p2 p3 g4 | -  | p1!; p2!; p3!   | p1 p2 p3
            and people's word counts still | p1 p2 p3 m4 | m4 | -               | p1 p2 p3
            there is none                  | -           | -  | -               | -
            """)
    void isFound(String situation, String releases, String good, String doubt, String asked) {
        List<String> questions = new ArrayList<>();
        List<Contender> contenders =
                split(releases).stream().map(LastGoodTest::contender).toList();

        LastGood found = LastGood.among(contenders, contender -> {
            questions.add(contender.revision().hash());
            return finding(contender.revision().hash());
        });

        assertThat(found).as(situation).isEqualTo(new LastGood(Optional.ofNullable(good), Optional.ofNullable(doubt)));
        assertThat(questions).isEqualTo(split(asked));
    }

    @Test
    void isAskedForAtTheEndOfItsTime() {
        assertThat(contender("g1").ended()).isEqualTo(BEGAN.plusSeconds(3600));
    }

    @ParameterizedTest
    @CsvSource({
        "Deployment,  kube_deployment_status_replicas_ready,   kube_deployment_spec_replicas,   deployment",
        "StatefulSet, kube_statefulset_status_replicas_ready,  kube_statefulset_replicas,       statefulset",
        "DaemonSet,   kube_daemonset_status_number_ready, kube_daemonset_status_desired_number_scheduled, daemonset",
        "Rollout,     rollout_info_replicas_available,         rollout_info_replicas_desired,   name"
    })
    void eachKindHasItsQuestion(String kind, String ready, String wanted, String label) {
        String labels = "{namespace=\"game\",%s=\"web\"}".formatted(label);

        assertThat(HealthQuery.of(new Target("production", "game", kind, "web"), Map.of(), Duration.ofMinutes(10)))
                .isEqualTo("sum_over_time((max(%s) >= bool max(%s))[600s:30s]) / count_over_time(vector(1)[600s:30s])"
                        .formatted(ready + labels, wanted + labels));
    }

    @Test
    void operatorsMayAskOtherwise() {
        Target odd = new Target("production", "game", "Deployment", "we\"b\\");
        Map<Kind, String> said = Map.of(Kind.DEPLOYMENT, "up{ns=\"{namespace}\",name=\"{name}\"}[{for}]");

        assertThat(HealthQuery.of(odd, said, Duration.ofSeconds(1)))
                .isEqualTo("up{ns=\"game\",name=\"we\\\"b\\\\\"}[60s]");
    }

    private static List<String> split(String names) {
        return names == null ? List.of() : Arrays.asList(names.split(" ", -1));
    }

    private static Contender contender(String name) {
        Revision revision = new Revision(name, 1, BEGAN, new Template(Map.of()), Optional.empty(), Optional.empty());
        return new Contender(revision, BEGAN, Duration.ofHours(1), name.startsWith("m"));
    }

    private static LastGood.Finding finding(String name) {
        return switch (name.charAt(0)) {
            case 'g' -> new LastGood.Finding.Good();
            case 'p' -> new LastGood.Finding.Poor(name + "!");
            default -> new LastGood.Finding.Unknown(name + "?");
        };
    }
}
