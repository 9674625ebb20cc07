/** Whether this process truly works, as told to whoever runs it and to a dead-man's switch outside. */
package dev.haetae.health;
