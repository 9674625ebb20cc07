package dev.haetae.policy;

import dev.haetae.contract.Target;

/** What a playbook acts on for one alert, or why that cannot be said. */
public sealed interface Naming {

    Because because();

    record Named(Target target, Because because) implements Naming {}

    record Unnamed(Because because) implements Naming {}
}
