/** What makes the cluster come alive: workloads that follow their spec, one visible step at a time. */
package dev.haetae.simulator.controller;
