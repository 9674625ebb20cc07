/** What releases wrote to disk, kept so that no later one loses the ability to read it. */
package dev.haetae.golden;
