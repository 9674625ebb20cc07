/** Colours for a terminal; none where the output goes elsewhere, or NO_COLOR asks for none. */
final class Paint {

    private static final String RESET = "\u001b[0m";

    private final boolean on =
            System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null;

    String bold(String text) {
        return in("\u001b[1m", text);
    }

    String dim(String text) {
        return in("\u001b[2m", text);
    }

    /** What changes the cluster, what is good news, what needs people. */
    String by(String type, String text) {
        return switch (type) {
            case "action-started", "action-ended" -> in("\u001b[36m", text);
            case "target-ready", "resolved", "closed" -> in("\u001b[32m", text);
            case "handed-over", "held", "step-denied", "step-waiting" -> in("\u001b[33m", text);
            default -> text;
        };
    }

    private String in(String colour, String text) {
        return on ? colour + text + RESET : text;
    }
}
