package org.palermo.bench.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.palermo.bench.suite.RunningSuite;

/// The records that the suite said it accepted, to be read again at the end.
final class AcceptedRecords {

    private static final int OK = 200;

    private record Record(String account, String path) {}

    private final Queue<Record> records = new ConcurrentLinkedQueue<>();

    void add(String account, String path) {
        records.add(new Record(account, path));
    }

    int count() {
        return records.size();
    }

    /// @return the paths of records that no longer exist
    List<String> lost(RunningSuite suite) throws Exception {
        var lost = new ArrayList<String>();
        var callers = new SoakCallers.SignedIn(suite);
        for (var record : records) {
            if (callers.as(record.account()).get(record.path()).status() != OK) {
                lost.add(record.path());
            }
        }
        return lost;
    }
}
