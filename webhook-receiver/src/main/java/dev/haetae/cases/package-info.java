/** Runs the cases of policies: the engine itself lives through each in memory, and what came is compared and told. */
package dev.haetae.cases;
