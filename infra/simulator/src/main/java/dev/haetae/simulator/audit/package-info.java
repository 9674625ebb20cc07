/** Who asked the cluster to change what, and what came of it. */
package dev.haetae.simulator.audit;
