package org.palermo.bench.statement;

import java.util.List;
import java.util.regex.Pattern;

/// A statement as the suite sent it.
///
/// @param sql    with `$1`, `$2` … for the values
/// @param values as literals
public record Statement(String sql, List<String> values) {

    private static final Pattern OF_THE_AUDIT = Pattern.compile("\\binsert into (audit_\\w+|feed_pending)\\b", Pattern.CASE_INSENSITIVE);

    boolean mentions(String text) {
        return values.stream().anyMatch(value -> value.contains(text)) || sql.contains(text);
    }

    /// Whether the statement only serves the audit: it writes an entry, or queues one to be numbered and chained.
    public boolean isOfTheAudit() {
        return OF_THE_AUDIT.matcher(sql.replaceAll("\\s+", " ").strip()).find();
    }
}
