/** A simulated Kubernetes cluster to practise on, running as its own process. */
package dev.haetae.simulator;
