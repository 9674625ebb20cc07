package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild.Generation;
import java.util.Optional;

/**
 * A cache as it was seen at one moment.
 *
 * @param builder whose order is under way, if any
 * @param leftovers there are keys of generations that no longer serve
 * @param paused people asked automation to keep off
 */
record Sight(Generation state, Optional<String> builder, boolean leftovers, boolean paused) {}
