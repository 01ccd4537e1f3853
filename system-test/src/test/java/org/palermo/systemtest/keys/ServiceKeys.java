package org.palermo.systemtest.keys;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.awaitility.Awaitility;
import org.palermo.systemtest.suite.Calls;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Port;

/// The master key file of the referral service, and what the service's health check says about it.
record ServiceKeys(LocalSuite suite) {

    static final String SERVICE = "referral-service";
    /// The service checks the file every two seconds.
    private static final Duration SEEN_WITHIN = Duration.ofSeconds(20);

    Path file() {
        return suite.home().resolve("keys/" + SERVICE + "-master.json");
    }

    /// Runs something while another file is in place of the right one, then puts the right one back.
    ///
    /// @param other the content of the other file; null to remove the file
    void exchangedFor(String other, String told, Runnable meanwhile) throws IOException {
        var kept = Files.readString(file());
        try {
            if (other == null) {
                Files.delete(file());
            } else {
                replace(other);
            }
            awaitFile(told);
            meanwhile.run();
        } finally {
            replace(kept);
        }
        awaitFile("");
    }

    /// Replaces the whole file at once, as a secret of a cluster changes, so that nobody reads half of it.
    private void replace(String keyset) throws IOException {
        var beside = Files.writeString(file().resolveSibling("exchanged"), keyset);
        Files.move(beside, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Waits for what the health check of the running service says about the file; empty when all is well. The service stays
    /// ready, with the keys that it has read before.
    private void awaitFile(String told) {
        var management = new Calls(URI.create("http://127.0.0.1:" + Port.REFERRAL.managementFrom(suite.port())), null);
        Awaitility.await("health says " + told).atMost(SEEN_WITHIN).ignoreExceptions().until(() -> found(management).equals(told));
    }

    private static String found(Calls management) {
        var checks = management.get("/q/health/ready").expect(200).json().path("checks");
        for (var check : checks) {
            if (check.path("name").asText().equals("protection")) {
                return check.at("/data/file").asText("");
            }
        }
        throw new IllegalStateException("No check of the protection: " + checks);
    }

    /// The master keys that wrap the data keys.
    Set<Long> used() throws SQLException {
        try (var database = suite.database("referral"); var sql = database.createStatement();
                var rows = sql.executeQuery("select distinct master_key_id from data_key")) {
            var ids = new HashSet<Long>();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }
}
