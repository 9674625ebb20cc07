package dev.haetae;

import dev.haetae.command.PoliciesCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** The receiver, or, when the first word says so, a command that needs none. */
@QuarkusMain
public final class Main {

    private static final String POLICIES = "policies";

    private Main() {}

    public static void main(String... args) {
        if (args.length > 0 && args[0].equals(POLICIES)) {
            System.exit(policies(Arrays.copyOfRange(args, 1, args.length)));
        }
        Quarkus.run(args);
    }

    private static int policies(String... args) {
        return PoliciesCommand.line(new ImaginedReceivers()).execute(args);
    }
}
