package dev.haetae.work;

/** What goes on around a piece of work, such as a trace of it; the work is done once and decides as it would without. */
@FunctionalInterface
public interface Surround {

    Surround NOTHING = (task, work) -> work.run();

    void run(Task task, Runnable work);
}
