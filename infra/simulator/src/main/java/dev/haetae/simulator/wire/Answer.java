package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** The code and the body that answer a request. */
record Answer(int code, JsonNode body) {}
