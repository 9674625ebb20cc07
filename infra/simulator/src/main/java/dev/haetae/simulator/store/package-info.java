/** What the cluster holds: the kinds it knows, the objects, their versions and the changes to watch. */
package dev.haetae.simulator.store;
