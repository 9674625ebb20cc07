/** What is measured from outside, asked of the running product. */
package dev.haetae.metrics;
