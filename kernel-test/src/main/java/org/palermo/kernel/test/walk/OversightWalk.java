package org.palermo.kernel.test.walk;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;

/// How the walks call the operations of `/oversight`, which every service has.
public final class OversightWalk {
    /// Days without an entry: whose record an entry names is asked of other operations.
    public static final Map<String, Call> CALLS = Map.of(
            "OversightResource.unusual", Call.query("country=GB&days=31"),
            "OversightResource.export", new Call("?from=2020-01-01&to=2020-01-02", null, "", Map.of("X-Purpose", "OVERSIGHT")));
    public static final String WHY_NOT_COMPARED =
            "auditors and data protection officers see the whole audit; a person without accesses has an empty list";
    public static final Set<String> NOT_COMPARED = Set.of("OversightResource.days", "OversightResource.accesses");

    private OversightWalk() {}

    /// @param api the path of the service's API
    public static void audit(AuditWalk walk, String api) {
        String person = UUID.randomUUID().toString();
        String oversight = api + "/oversight";
        String accesses = oversight + "/people/" + person;
        walk.call("OversightResource.days", Account.AUDITOR, r -> r.get(accesses + "/days"), answer -> List.of(person));
        walk.call("OversightResource.accesses", Account.AUDITOR, r -> r.get(accesses + "/accesses"), answer -> List.of(person));
        walk.call("OversightResource.unusual", Account.AUDITOR, r -> r.get(oversight + "/unusual?country=GB"),
                answer -> List.of(text("select record_id from audit_entry where record_kind = 'unusual_access' order by id desc limit 1")));
        walk.call("OversightResource.export", Account.AUDITOR,
                r -> r.header("X-Purpose", "OVERSIGHT").get(oversight + "/entries?from=2020-01-01&to=2020-01-02"),
                answer -> List.of(text("select record_id from audit_entry where record_kind = 'audit_export' order by id desc limit 1")));
        walk.call("OversightResource.chain", Account.AUDITOR, r -> r.get(oversight + "/chain"),
                answer -> List.of(text("select epoch from feed_epoch where feed = 'audit' order by began_at desc, epoch desc limit 1")));
    }

    private static String text(String query) {
        try (Connection database = TestDatabase.asSuperuser(); Statement sql = database.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
