/**
 * From policy files to values that know where they were written: reading, positions, JSON Schemas, and what is wrong
 * with all of it at once. It knows nothing of what policies mean.
 */
package dev.haetae.policy.source;
