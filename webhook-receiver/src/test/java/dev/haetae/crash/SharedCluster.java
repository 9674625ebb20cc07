package dev.haetae.crash;

import dev.haetae.testkit.SimulatorProcess;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One cluster for all crash tests, for the time that it takes to start; JUnit closes it with its store. */
final class SharedCluster implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SimulatorProcess.class;
    }

    @Override
    public SimulatorProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedCluster.class))
                .computeIfAbsent(SimulatorProcess.class, key -> SimulatorProcess.start(), SimulatorProcess.class);
    }
}
