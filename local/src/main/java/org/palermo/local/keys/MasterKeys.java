package org.palermo.local.keys;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The master keys of one service and what hangs on each.
///
/// @param service its name
/// @param file where its keys are
public record MasterKeys(String service, KeysetFile file) {

    /// @param state `wraps`, `opens`, or `missing` when rows hang on a key that the file does not hold
    public record Key(long id, String state, long rows) {}

    /// Every key of the file in its order, then those that only the database knows.
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

    /// Removes the keys on which nothing hangs any more; answers their ids.
    public List<Long> retire(Connection database) throws SQLException, IOException {
        Map<Long, Long> counts = DataKeyCounts.read(database);
        return file.retire(counts.keySet());
    }
}
