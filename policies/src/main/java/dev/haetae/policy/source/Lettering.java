package dev.haetae.policy.source;

/**
 * Where the letters of one YAML scalar stand. White space is what YAML folds and indents by, so the other letters of
 * the value are looked for in the file one after the other; this finds them in plain, quoted and block scalars. Where
 * an escape stands for another letter, the start of the scalar has to do.
 */
final class Lettering {

    private final int[] file;
    private final Place start;
    private int opening;
    private int at;
    private int line;
    private int column;

    Lettering(String text, Place start) {
        this.file = text.codePoints().toArray();
        this.start = start;
    }

    /** The place of the letter that so many others of the value come before. */
    Place of(String value, int before) {
        goToStart();
        skipOpening();
        int[] letters = value.codePoints().toArray();
        for (int index = 0; index < Math.min(before, letters.length); index++) {
            if (!Character.isWhitespace(letters[index]) && !pass(letters[index])) {
                return start;
            }
        }
        if (before < letters.length && !find(letters[before])) {
            return start;
        }
        return new Place(line, column);
    }

    private void goToStart() {
        at = 0;
        line = 1;
        column = 1;
        while (at < file.length && (line < start.line() || column < start.column())) {
            step();
        }
    }

    /** A quote, or the line with which a block begins. */
    private void skipOpening() {
        if (at == file.length) {
            return;
        }
        opening = file[at];
        int first = line;
        if (opening == '\'' || opening == '"') {
            step();
        }
        while (at < file.length && line == first && (opening == '|' || opening == '>')) {
            step();
        }
    }

    private boolean pass(int letter) {
        boolean found = find(letter);
        if (found) {
            step();
        }
        return found;
    }

    /** Goes to the letter, which is the next but for white space, and for what escapes a quote or a backslash. */
    private boolean find(int letter) {
        if (Character.isWhitespace(letter)) {
            return true;
        }
        while (at < file.length && Character.isWhitespace(file[at])) {
            step();
        }
        if (isEscape(letter)) {
            step();
        }
        return at < file.length && file[at] == letter;
    }

    private boolean isEscape(int letter) {
        if (at + 1 >= file.length || file[at + 1] != letter) {
            return false;
        }
        return opening == '\''
                ? letter == '\'' && file[at] == '\''
                : opening == '"' && file[at] == '\\' && (letter == '"' || letter == '\\');
    }

    private void step() {
        boolean ended = file[at] == '\n' || (file[at] == '\r' && (at + 1 == file.length || file[at + 1] != '\n'));
        line = ended ? line + 1 : line;
        column = ended ? 1 : column + 1;
        at++;
    }
}
