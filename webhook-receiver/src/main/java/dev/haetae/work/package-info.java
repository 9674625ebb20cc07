/** What the engine does at one time for one reason, so that logs and traces can say what they are about. */
package dev.haetae.work;
