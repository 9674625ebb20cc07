/**
 * Questions to Prometheus, and what its answers mean: one figure at a moment, or figures over time. A function and the
 * receiver both ask; it knows the contract and Prometheus' HTTP API, and nothing else of Haetae.
 */
package dev.haetae.function.prometheus;
