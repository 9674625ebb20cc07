/** Asking the alerts' sources what is true now. */
package dev.haetae.reconcile;
