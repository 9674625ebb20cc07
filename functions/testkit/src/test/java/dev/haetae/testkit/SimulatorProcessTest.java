package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What it says when there is no simulator; what it does with one is proved by the functions' own tests. */
class SimulatorProcessTest {

    private final String jar = System.getProperty(SimulatorProcess.JAR);

    @AfterEach
    void restore() {
        if (jar == null) {
            System.clearProperty(SimulatorProcess.JAR);
        } else {
            System.setProperty(SimulatorProcess.JAR, jar);
        }
    }

    @Test
    void aMissingJarIsSaidWithTheWayToMakeIt() {
        System.setProperty(SimulatorProcess.JAR, "/nowhere/haetae-simulator.jar");

        assertThatThrownBy(SimulatorProcess::start)
                .hasMessageContaining("/nowhere/haetae-simulator.jar")
                .hasMessageContaining("infra/simulator package");
    }

    @Test
    void aFaultIsSpeltAsTheSimulatorReadsIt() {
        assertThat(SimulatedFault.status(503).on("PUT", "\\w+/scale$").times(2).json())
                .isEqualTo("{\"verb\":\"PUT\",\"path\":\"\\\\w+/scale$\",\"times\":2,"
                        + "\"effect\":\"status\",\"code\":503}");
    }
}
