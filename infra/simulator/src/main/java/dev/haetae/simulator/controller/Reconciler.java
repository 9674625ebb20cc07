package dev.haetae.simulator.controller;

/** Brings one part of the cluster a step closer to what is asked of it. */
@FunctionalInterface
interface Reconciler {

    void step();
}
