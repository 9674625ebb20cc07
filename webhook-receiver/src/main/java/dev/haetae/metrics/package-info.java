/** What can be measured from outside: counters that listen to what was committed, and gauges that look at the store. */
package dev.haetae.metrics;
