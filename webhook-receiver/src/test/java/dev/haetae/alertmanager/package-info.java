/** The packaged product behind a real Alertmanager, with the configuration that we give people to copy. */
package dev.haetae.alertmanager;
