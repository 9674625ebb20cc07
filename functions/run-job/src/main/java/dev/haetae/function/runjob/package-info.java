/**
 * The verb {@code run-job}: has a CronJob's work done now, by a Job made from it as {@code kubectl create job --from}
 * does, and says what came of it.
 */
package dev.haetae.function.runjob;
