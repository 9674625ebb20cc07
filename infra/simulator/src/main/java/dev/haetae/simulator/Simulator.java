package dev.haetae.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that starts a simulated cluster and keeps it until it is told to stop. */
@Command(
        name = "haetae-simulator",
        description = "A simulated Kubernetes cluster to practise on. Stop it with Ctrl-C.",
        mixinStandardHelpOptions = true,
        version = "haetae-simulator 0.1.0",
        showDefaultValues = true)
public final class Simulator implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "The port to listen on; 0 takes any.", defaultValue = "0")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "The address to listen on. Nobody has to log in: mind who can reach it.",
            defaultValue = "127.0.0.1")
    private String host;

    @Option(
            names = "--kubeconfig",
            paramLabel = "FILE",
            description = "Where to write how to reach the cluster.",
            defaultValue = ".haetae/simulator/kubeconfig")
    private Path kubeconfig;

    @Option(
            names = "--audit",
            paramLabel = "FILE",
            description = "Where to write what clients asked to change; begun anew at every start.",
            defaultValue = ".haetae/simulator/audit.jsonl")
    private Path audit;

    @Option(
            names = "--ready-after",
            paramLabel = "DURATION",
            description = "How long a new Pod takes to become ready.",
            defaultValue = "PT3S")
    private Duration readyAfter;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            description = "The name of the cluster, and of its context.",
            defaultValue = "production")
    private String cluster;

    /** Starts the simulator. */
    public static void main(String[] arguments) {
        // Java warns about Netty's ways to get at memory, which nobody here needs.
        System.setProperty("io.netty.noUnsafe", "true");
        CommandLine command = new CommandLine(new Simulator());
        command.setExecutionExceptionHandler((e, line, _) -> {
            line.getErr().println("The simulator cannot start: " + reason(e));
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        SimulatedCluster running =
                SimulatedCluster.start(new Settings(cluster, host, port, kubeconfig, audit, readyAfter));
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(running, stopped)));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s kubeconfig=%s audit=%s%n",
                        running.url(), kubeconfig.toAbsolutePath(), audit.toAbsolutePath());
        spec.commandLine().getOut().flush();
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    private static void stop(SimulatedCluster running, CountDownLatch stopped) {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            stopped.countDown();
        }
    }

    private static String reason(Throwable e) {
        return e.getCause() == null ? e.getMessage() : reason(e.getCause());
    }
}
