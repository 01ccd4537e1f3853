package org.palermo.inspection.text;

import java.util.Arrays;
import java.util.List;
import org.palermo.inspection.text.MigrationStatusWords.Kind;

/// Chinese characters that follow each other in a text, as a row of the list has them (`palermo/words/README.md`).
record StatusCharacters(Kind kind, String characters, List<String> unless) {
    private static final int NEAR = 8;

    static StatusCharacters of(Kind kind, String written, String unless) {
        return new StatusCharacters(kind, MigrationStatusWords.plain(written),
                unless.isEmpty() ? List.of() : Arrays.stream(unless.split(" ")).map(MigrationStatusWords::plain).toList());
    }

    /// Whether the characters are in a text, at a place that has no characters near it that give them another sense.
    boolean standIn(String plain) {
        for (int at = plain.indexOf(characters); at >= 0; at = plain.indexOf(characters, at + 1)) {
            String near = clauseAround(plain, at);
            if (unless.stream().noneMatch(near::contains)) {
                return true;
            }
        }
        return false;
    }

    private String clauseAround(String plain, int at) {
        int from = at;
        while (from > Math.max(0, at - NEAR) && !MigrationStatusWords.endsClause(plain.charAt(from - 1))) {
            from--;
        }
        int end = at + characters.length();
        int to = end;
        while (to < Math.min(plain.length(), end + NEAR) && !MigrationStatusWords.endsClause(plain.charAt(to))) {
            to++;
        }
        return plain.substring(from, to);
    }
}
