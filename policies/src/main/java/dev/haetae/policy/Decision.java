package dev.haetae.policy;

/** A verdict and the reason for it. */
public record Decision<T>(T verdict, Because because) {}
