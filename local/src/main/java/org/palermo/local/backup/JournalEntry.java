package org.palermo.local.backup;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// One erasure, as a line of the journal: ids and codes only.
///
/// @param database that contained the data key
/// @param owner    whose data key it was
record JournalEntry(Instant at, String database, String purpose, UUID owner) {

    String line() {
        return at + " " + database + " " + purpose + " " + owner;
    }

    static Optional<JournalEntry> parse(String line) {
        var words = line.split(" ");
        try {
            return words.length == 4
                    ? Optional.of(new JournalEntry(Instant.parse(words[0]), words[1], words[2], UUID.fromString(words[3])))
                    : Optional.empty();
        } catch (DateTimeParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The same text for the same erasure, whenever it was recorded. A record that gets new keys, such as a shelter that moves, is
    /// erased again under the same text: the latest time counts.
    String what() {
        return database + " " + purpose + " " + owner;
    }

    /// The latest entry of each erasure, by its text.
    static Map<String, JournalEntry> latest(Collection<JournalEntry> erased) {
        var latest = new LinkedHashMap<String, JournalEntry>();
        erased.forEach(one -> latest.merge(one.what(), one, JournalEntry::later));
        return latest;
    }

    private static JournalEntry later(JournalEntry one, JournalEntry other) {
        return one.at().isBefore(other.at()) ? other : one;
    }
}
