import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the followed incidents' timelines again and again, and prints what is new in them. */
final class Story {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.S").withZone(ZoneId.systemDefault());
    private static final Duration POLL = Duration.ofMillis(250);

    private final Receiver receiver;
    private final Instant begin;
    private final Paint paint = new Paint();
    private final Map<String, String> incidents = new LinkedHashMap<>();
    private final Map<String, Long> told = new HashMap<>();

    Story(Receiver receiver, Instant begin) {
        this.receiver = receiver;
        this.begin = begin;
    }

    void title(String title) {
        System.out.printf("%n%s%n", paint.bold("» " + title));
    }

    /** Follows the incident that an alert led to, by the id that it was acknowledged with. */
    void follow(Sample sample, String id) throws IOException, InterruptedException {
        JsonNode fate = receiver.alert(id);
        while (fate.path("state").asText().equals("pending")) {
            Thread.sleep(POLL);
            fate = receiver.alert(id);
        }
        if (!fate.hasNonNull("incident")) {
            throw new IOException("no incident came of " + sample.name() + ": " + fate);
        }
        Incident incident = receiver.incident(fate.path("incident").asText());
        incidents.put(sample.name(), incident.id());
        String open = incident.openedAt().isBefore(begin) ? ", open since " + CLOCK.format(incident.openedAt()) : "";
        String line = "%s, acknowledged as %s, is of incident %s%s".formatted(sample.name(), id, incident.id(), open);
        System.out.printf("  %s%n", paint.dim(line));
    }

    String incidentOf(Sample sample) {
        return incidents.get(sample.name());
    }

    /** Waits a moment, prints what has happened, and answers the incidents as they are now. */
    List<Incident> goOn() throws IOException, InterruptedException {
        Thread.sleep(POLL);
        List<Incident> now = read();
        List<Line> lines = new ArrayList<>();
        for (Incident incident : now) {
            incident.timeline().forEach(entry -> addIfNew(lines, incident, entry));
        }
        lines.sort(Comparator.comparing(Line::at));
        lines.forEach(this::print);
        return now;
    }

    /** What is left to say when the curtain falls. */
    void end() throws IOException, InterruptedException {
        title("What came of it");
        Duration sum = Duration.ZERO;
        int resolved = 0;
        for (Incident incident : read()) {
            System.out.printf(
                    "  %s  %-15s %-10s resolved in %-8s %s%n",
                    incident.severity(),
                    incident.service(),
                    incident.state(),
                    incident.timeToResolve().map(Story::seconds).orElse("-"),
                    incident.whatWasDone());
            sum = sum.plus(incident.timeToResolve().orElse(Duration.ZERO));
            resolved += incident.timeToResolve().isPresent() ? 1 : 0;
        }
        if (resolved > 0) {
            System.out.printf("%n  %s%n", paint.bold("MTTR " + seconds(sum.dividedBy(resolved))));
        }
        System.out.printf("%n  The whole story, with every guardrail's verdict:%n");
        for (String id : incidents.values()) {
            System.out.printf("    %s%n", receiver.addressOf(id));
        }
        System.out.printf(
                "%n  Fired again within 10 minutes, the same fix waits for its cool-down; make forget begins anew.%n%n");
    }

    private record Line(Instant at, Incident incident, JsonNode entry) {}

    private List<Incident> read() throws IOException, InterruptedException {
        List<Incident> now = new ArrayList<>();
        for (String id : incidents.values()) {
            now.add(receiver.incident(id));
        }
        return now;
    }

    /** What an earlier run left in an incident that was still open is not told again. */
    private void addIfNew(List<Line> lines, Incident incident, JsonNode entry) {
        long seq = entry.path("seq").asLong();
        Instant at = Instant.parse(entry.path("at").asText());
        if (seq > told.getOrDefault(incident.id(), 0L)) {
            told.put(incident.id(), seq);
            if (!at.isBefore(begin)) {
                lines.add(new Line(at, incident, entry));
            }
        }
    }

    private void print(Line line) {
        String type = line.entry().path("type").asText();
        String text = "  %s  %-15s %-17s %s"
                .formatted(CLOCK.format(line.at()), line.incident().service(), type, sentence(line.entry()));
        System.out.println(type.equals("announced") ? paint.dim(text) : paint.by(type, text));
    }

    private static String sentence(JsonNode entry) {
        String sentence = entry.path("sentence").asText();
        return switch (entry.path("type").asText()) {
            case "announced" -> sentence + ": " + entry.path("what").asText();
            case "guarded" -> sentence + order(entry.path("action"));
            case "resolved" ->
                sentence + ", after "
                        + seconds(Duration.parse(entry.path("timeToResolve").asText()));
            default -> sentence;
        };
    }

    /** Of a look the sentence says all. */
    private static String order(JsonNode action) {
        return action.has("replicas")
                ? " (%s %s from %s to %s)"
                        .formatted(
                                action.path("verb").asText(),
                                action.path("target").path("name").asText(),
                                desired(action.path("expected")),
                                action.path("replicas").asText())
                : "";
    }

    private static String desired(JsonNode observed) {
        return observed.path("desired").asText();
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
