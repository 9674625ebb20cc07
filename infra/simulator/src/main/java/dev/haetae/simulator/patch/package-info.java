/** The four ways Kubernetes lets a caller change a part of an object. */
package dev.haetae.simulator.patch;
