/**
 * A kit for tests: the suites that every function and every announcer must pass, and the peers to pass them against.
 * It is for test scope; nothing here runs in production.
 */
package dev.haetae.testkit;
