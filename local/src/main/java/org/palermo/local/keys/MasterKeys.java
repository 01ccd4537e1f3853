package org.palermo.local.keys;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.palermo.local.Failure;

/// The master keys of one service, and how many records depend on each.
///
/// @param service its name
/// @param file with its keys
public record MasterKeys(String service, KeysetFile file) {

    /// @param state `wraps`, `opens`, or `missing` when rows depend on a key that is not in the file
    public record Key(long id, String state, long rows) {}

    /// Creates the keys for a service that has sealed nothing yet. When sealed data exists, new keys would look valid and
    /// open nothing, so a lost file is reported at once.
    ///
    /// @throws Failure when data keys exist and the file is missing, damaged or from another installation
    public void prepare(Connection database) throws SQLException, IOException {
        var counts = DataKeyCounts.readIfThere(database);
        if (counts.isEmpty()) {
            file.make();
            return;
        }
        var held = held(counts);
        if (counts.keySet().stream().noneMatch(held::contains)) {
            throw new Failure("The master keys at %s open no data of %s: they belong to another installation. Put back the right file."
                    .formatted(file.path(), service));
        }
    }

    private List<Long> held(Map<Long, Long> counts) throws IOException {
        try {
            return file.all();
        } catch (Failure unusable) {
            throw new Failure("%s %,d data keys of %s depend on them: put back a copy of the file."
                    .formatted(unusable.getMessage(), counts.values().stream().mapToLong(Long::longValue).sum(), service));
        }
    }

    /// Every key of the file in its order, then keys that only the database names.
    public List<Key> keys(Connection database) throws SQLException, IOException {
        var counts = DataKeyCounts.read(database);
        var held = file.all();
        var ids = new LinkedHashSet<>(held);
        ids.addAll(counts.keySet());
        var current = file.current();
        var keys = new ArrayList<Key>();
        for (var id : ids) {
            var state = !held.contains(id) ? "missing" : id == current ? "wraps" : "opens";
            keys.add(new Key(id, state, counts.getOrDefault(id, 0L)));
        }
        return keys;
    }

    /// Removes keys on which no record depends any more.
    public KeysetFile.Retired retire(Connection database) throws SQLException, IOException {
        Map<Long, Long> counts = DataKeyCounts.read(database);
        return file.retire(counts.keySet(), Instant.now());
    }
}
