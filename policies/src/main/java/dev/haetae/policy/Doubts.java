package dev.haetae.policy;

import dev.haetae.contract.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The severity rules that could not be judged, in one decision. */
final class Doubts {

    /** So many are told one by one. */
    private static final int TOLD = 2;

    private record Doubt(SeverityRule rule, String why) {}

    private final List<Doubt> doubts = new ArrayList<>();

    void add(SeverityRule rule, String why) {
        doubts.add(new Doubt(rule, why));
    }

    /** The end of a sentence about that severity: what was not known, and might have made it worse. */
    String worseThan(Severity severity) {
        List<String> whys = doubts.stream()
                .filter(doubt -> doubt.rule().severity().isWorseThan(severity))
                .map(Doubt::why)
                .distinct()
                .toList();
        if (whys.isEmpty()) {
            return "";
        }
        String told = whys.stream().limit(TOLD).collect(Collectors.joining("; "));
        return whys.size() <= TOLD ? " (%s)".formatted(told) : " (%s; %d more)".formatted(told, whys.size() - TOLD);
    }
}
