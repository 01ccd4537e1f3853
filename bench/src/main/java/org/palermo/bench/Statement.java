package org.palermo.bench;

import java.util.List;
import java.util.regex.Pattern;

/// A statement as it was sent.
///
/// @param sql    with `$1`, `$2` … for the values
/// @param values as literals
record Statement(String sql, List<String> values) {

    private static final Pattern OF_THE_AUDIT = Pattern.compile("\\binsert into (audit_\\w+|feed_pending)\\b", Pattern.CASE_INSENSITIVE);

    boolean mentions(String text) {
        return values.stream().anyMatch(value -> value.contains(text)) || sql.contains(text);
    }

    /// Whether it is there for the audit alone: its entry, and what waits to be numbered and chained.
    boolean isOfTheAudit() {
        return OF_THE_AUDIT.matcher(sql.replaceAll("\\s+", " ").strip()).find();
    }
}
