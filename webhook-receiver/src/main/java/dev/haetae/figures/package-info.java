/** Figures from Prometheus: whether a step helped, and how much of an error budget is consumed. */
package dev.haetae.figures;
