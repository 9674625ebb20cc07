package dev.haetae.incident;

import dev.haetae.contract.StatusUpdate;
import java.util.List;

/** Decides what people are told of an event; the outbox is filled in the batch that records it. */
@FunctionalInterface
public interface Telling {

    List<StatusUpdate> of(Incident incident, Event event);
}
