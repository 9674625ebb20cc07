package dev.haetae.function.scale;

/** Whether a kind can be scaled. */
sealed interface Scalability {

    record Scalable(Kind kind) implements Scalability {}

    /** @param why in a sentence */
    record Fixed(String why) implements Scalability {}
}
