/**
 * Tests of policies as people write them: what happens, and what is expected to come of it. Only read here; whoever
 * has an engine runs them.
 */
package dev.haetae.policy.cases;
