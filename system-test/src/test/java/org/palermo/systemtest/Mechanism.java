package org.palermo.systemtest;

import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.palermo.systemtest.suite.LocalSuite;
import org.palermo.systemtest.suite.Suite;

/// The cases as the competent authority sees them, and as they are stored.
record Mechanism(Suite suite) {

    private static final String CASES = "/api/nrm/v1/cases";

    /// Whether it is among the latest fifty in the list.
    boolean lists(UUID id) {
        var items = suite.as("authority").get(CASES + "?limit=50").expect(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false).anyMatch(item -> item.get("id").asText().equals(id.toString()));
    }

    boolean has(UUID id) {
        return suite.as("authority").get(CASES + "/" + id).status() == 200;
    }

    /// How many case files hold a person of this given name.
    static int filesOf(LocalSuite local, String givenName) throws SQLException {
        try (var database = local.database("referral");
                var query = database.prepareStatement("select count(*) from case_person where given_name = ?")) {
            query.setString(1, givenName);
            var count = query.executeQuery();
            count.next();
            return count.getInt(1);
        }
    }
}
