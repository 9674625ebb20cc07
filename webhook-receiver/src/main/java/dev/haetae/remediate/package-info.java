/**
 * The one visible place where things are done: next step → mode → guard → still true? → act → verify → climb, or
 * people. Each stage has a stored timer, so it goes on wherever it was killed.
 */
package dev.haetae.remediate;
