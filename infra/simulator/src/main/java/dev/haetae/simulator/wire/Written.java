package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Address;
import java.util.Optional;

/** What came of a write: the answer, and the object before and after. */
record Written(int code, ObjectNode answer, Address at, Optional<ObjectNode> before, Optional<ObjectNode> after) {}
