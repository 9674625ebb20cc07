package dev.haetae.policy;

/** An alert is only a symptom: the cause fires and is told. */
public record Inhibited(Alert cause, Because because) {}
