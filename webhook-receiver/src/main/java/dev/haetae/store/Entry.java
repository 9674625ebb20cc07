package dev.haetae.store;

/**
 * One record as stored.
 *
 * @param version counts the writes of this key since it came to be, from 1; what compare-and-set compares
 * @param value a JSON document
 */
public record Entry(String key, long version, String value) {}
