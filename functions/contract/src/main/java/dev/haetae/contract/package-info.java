/**
 * What crosses a wire between Haetae and its functions: targets, actions, outcomes, status updates, and the port that
 * every function implements. It depends on nothing but Jackson's annotations, and everything else may depend on it.
 */
package dev.haetae.contract;
