package dev.haetae.command;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Which release this is, as the jar says. */
@RegisterForReflection
final class Release implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("of an unknown version");
        return new String[] {"haetae " + version};
    }
}
