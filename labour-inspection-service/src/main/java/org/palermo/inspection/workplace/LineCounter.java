package org.palermo.inspection.workplace;

/// The line in which a row begins, asked for in ascending order.
final class LineCounter {
    private final String text;
    private int position;
    private int line = 1;

    LineCounter(String text) {
        this.text = text;
    }

    /// @param start where the parser began to look for the row: empty lines before it don't belong to it
    int at(long start) {
        int target = (int) start;
        while (target < text.length() && (text.charAt(target) == '\r' || text.charAt(target) == '\n')) {
            target++;
        }
        for (; position < target; position++) {
            char c = text.charAt(position);
            boolean crlf = c == '\r' && position + 1 < text.length() && text.charAt(position + 1) == '\n';
            if (c == '\n' || c == '\r' && !crlf) {
                line++;
            }
        }
        return line;
    }
}
