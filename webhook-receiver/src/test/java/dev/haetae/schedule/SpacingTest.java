package dev.haetae.schedule;

import static dev.haetae.schedule.Forgery.after;
import static dev.haetae.schedule.Forgery.deed;
import static dev.haetae.schedule.Forgery.scale;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands too close is reported, and nothing else. */
class SpacingTest {

    private static Deed grown(String incident, String service, int minutes) {
        return deed(service, "grow", scale(incident + "/0", service, 2, 4), after(minutes));
    }

    private static List<String> broken(Deed... deeds) {
        return new Spacing(List.of(deeds)).broken();
    }

    @Test
    void whatKeepsItsDistanceIsFine() {
        assertThat(broken(grown("a", "arena", 0), grown("b", "arena", 35))).isEmpty();
        assertThat(broken(grown("a", "arena", 0), grown("b", "lobby", 2), grown("c", "cart", 0)))
                .isEmpty();
    }

    @Test
    void twoIncidentsOnOneTarget() {
        Deed other = deed("arena", "shrink", scale("b/0", "arena", 4, 2), after(0).plusSeconds(30));
        assertThat(broken(grown("a", "arena", 0), other))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("one target, two incidents at once"),
                        then -> assertThat(then).startsWith("within the cool-down"));
    }

    @Test
    void withinTheCoolDown() {
        assertThat(broken(grown("a", "arena", 0), grown("b", "arena", 19)))
                .singleElement()
                .asString()
                .startsWith("within the cool-down");
    }

    @Test
    void tooManyWithinAnHour() {
        Deed[] ofService = {grown("a", "arena", 0), grown("a", "arena", 5), grown("a", "arena", 59)};
        assertThat(broken(ofService)).singleElement().asString().startsWith("more than 2 of service");
        assertThat(broken(grown("a", "arena", 0), grown("a", "arena", 5), grown("a", "arena", 60)))
                .isEmpty();

        assertThat(broken(oneEach("arena", "lobby", "match", "arena", "lobby")))
                .anyMatch(said -> said.startsWith("more than 4 of namespace"));
        assertThat(broken(oneEach("arena", "lobby", "cart", "pay", "arena", "cart", "pay")))
                .anyMatch(said -> said.startsWith("more than 6 of all"));
    }

    /** A service's second deed is of the same incident as its first, which no cool-down holds back. */
    private static Deed[] oneEach(String... services) {
        return IntStream.range(0, services.length)
                .mapToObj(index -> grown("of-" + services[index], services[index], index * 5))
                .toArray(Deed[]::new);
    }

    @Test
    void tooManyWorkloadsAtOnce() {
        Deed other = deed("lobby", "grow", scale("b/0", "lobby", 2, 4), after(0).plusSeconds(30));
        assertThat(broken(grown("a", "arena", 0), other))
                .singleElement()
                .asString()
                .startsWith("more than 1 at once");
    }

    @Test
    void whatWasNeverWrittenIsNotInTheWay() {
        Deed given = grown("b", "arena", 1);
        Deed up = new Deed(
                given.incident(),
                given.service(),
                given.policies(),
                given.playbook(),
                given.chosen(),
                given.rung(),
                given.order(),
                given.before(),
                given.begun(),
                given.end(),
                List.of());
        assertThat(broken(grown("a", "arena", 0), up)).isEmpty();
    }
}
