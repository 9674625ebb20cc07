package dev.haetae.simulator.wire;

/** An answer that goes on: one event after the other, until either side has enough. */
interface EventStream {

    void send(String event);

    void end();

    void onClose(Runnable closed);
}
