/** The workloads a new cluster comes with: a mobile game in production. */
package dev.haetae.simulator.seed;
