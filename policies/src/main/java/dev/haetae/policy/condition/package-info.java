/**
 * Conditions in CEL: what they may speak of, what is wrong with them to the column, and whether they hold. It knows
 * names and types, and nothing of where the values come from.
 */
package dev.haetae.policy.condition;
