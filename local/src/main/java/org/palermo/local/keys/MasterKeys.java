package org.palermo.local.keys;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.palermo.local.Failure;

/// The master keys of one service and what hangs on each.
///
/// @param service its name
/// @param file where its keys are
public record MasterKeys(String service, KeysetFile file) {

    /// @param state `wraps`, `opens`, or `missing` when rows hang on a key that the file does not hold
    public record Key(long id, String state, long rows) {}

    /// Makes them for a service that has sealed nothing yet. New ones under what is sealed would look like the old ones and
    /// open nothing, so whoever has lost the file is told at once.
    ///
    /// @throws Failure when data keys are there and the file is missing, damaged or another installation's
    public void prepare(Connection database) throws SQLException, IOException {
        var counts = DataKeyCounts.readIfThere(database);
        if (counts.isEmpty()) {
            file.make();
            return;
        }
        var held = held(counts);
        if (counts.keySet().stream().noneMatch(held::contains)) {
            throw new Failure("The master keys at %s open nothing of what %s has sealed: they are another installation's. Put back its own."
                    .formatted(file.path(), service));
        }
    }

    private List<Long> held(Map<Long, Long> counts) throws IOException {
        try {
            return file.all();
        } catch (Failure unusable) {
            throw new Failure("%s %,d data keys of %s hang on them: put back the file from where a copy is kept."
                    .formatted(unusable.getMessage(), counts.values().stream().mapToLong(Long::longValue).sum(), service));
        }
    }

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
