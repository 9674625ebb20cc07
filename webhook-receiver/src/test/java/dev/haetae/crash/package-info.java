/**
 * The packaged product as its own process, killed with SIGKILL at exact points and started again on the same directory,
 * beside a simulated cluster that outlives it.
 */
package dev.haetae.crash;
