/** Who else is called when those who were told do not get an incident solved (I3): by the rules in force, and by hand. */
package dev.haetae.escalate;
