package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.simulator.audit.AuditLog;
import dev.haetae.simulator.fault.Faults;
import dev.haetae.simulator.store.Refusal;

/** What no real cluster offers: faults on demand, and the audit log to read. */
record Practice(Faults faults, AuditLog log) {

    private static final String FAULTS = "/simulator/faults";

    void answer(Exchange exchange, JsonNode body) {
        try {
            answer(exchange, exchange.http().method() + " " + exchange.http().path(), body);
        } catch (Refusal refusal) {
            exchange.answer(refusal.code(), refusal.status());
        }
    }

    private void answer(Exchange exchange, String asked, JsonNode body) {
        switch (asked) {
            case "GET /simulator/audit" -> exchange.answer(200, "application/jsonl", log.text());
            case "GET " + FAULTS -> exchange.answer(200, faults.list());
            case "POST " + FAULTS -> exchange.answer(201, faults.add(body));
            case "DELETE " + FAULTS -> {
                faults.clear();
                exchange.answer(200, faults.list());
            }
            default -> endOne(exchange, asked);
        }
    }

    private void endOne(Exchange exchange, String asked) {
        String prefix = "DELETE " + FAULTS + "/";
        if (!asked.matches(prefix + "\\d{1,9}")) {
            throw Refusal.unknownPath();
        }
        faults.end(Integer.parseInt(asked.substring(prefix.length())));
        exchange.answer(200, faults.list());
    }
}
