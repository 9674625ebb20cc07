package dev.haetae.simulator;

import java.nio.file.Path;
import java.time.Duration;

/** How a simulated cluster is to be; port 0 takes any that is free. */
public record Settings(String cluster, String host, int port, Path kubeconfig, Path audit, Duration readyAfter) {}
