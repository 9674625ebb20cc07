/** From a delivery to its episode, and from there to an incident or a reason why there is none. */
package dev.haetae.triage;
