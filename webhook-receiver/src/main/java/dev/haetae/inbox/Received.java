package dev.haetae.inbox;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * What was received and acknowledged: a word about an alert, or about another system's incident. What says of itself
 * neither is about an alert, as all was before there was a difference.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "about", defaultImpl = Delivery.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Delivery.class, name = "alert"),
    @JsonSubTypes.Type(value = Notice.class, name = "incident")
})
public sealed interface Received permits Delivery, Notice {

    /** The same statement has the same id, however often it comes. */
    String id();

    String source();

    Instant receivedAt();

    /** The same, come again at another time. */
    Received receivedAt(Instant time);
}
