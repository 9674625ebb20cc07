/** The verb cache-rebuild: the next generation of a cache, built from its source. */
package dev.haetae.function.cacherebuild;
