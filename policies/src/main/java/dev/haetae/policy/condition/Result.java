package dev.haetae.policy.condition;

/** Whether a condition holds. Only one that holds lets its rule decide. */
public sealed interface Result {

    record Holds() implements Result {}

    record DoesNotHold() implements Result {}

    /**
     * It hangs on something that is unknown, or fails.
     *
     * @param why for people: {@code facts.usersAffected is unknown}
     */
    record CannotTell(String why) implements Result {}

    default boolean holds() {
        return this instanceof Holds;
    }
}
