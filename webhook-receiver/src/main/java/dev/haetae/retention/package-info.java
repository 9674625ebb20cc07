/** What is old leaves the disk: exported first where it is history, and only then removed. */
package dev.haetae.retention;
