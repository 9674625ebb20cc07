/** Which policies are in force, and how others come to be while alerts stream in. */
package dev.haetae.rulebook;
