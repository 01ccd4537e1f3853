package org.palermo.kernel.test.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestDatabase;

/// Calls every audited operation of a service and checks the entries: each answered record must be in an entry of that
/// request. An operation that is not audited must be excused, so that nobody forgets a new one.
public final class AuditWalk {
    private final List<Route> routes;
    private final Set<String> walked = new TreeSet<>();

    /// @param packageName the Java package of the service
    public AuditWalk(String packageName) {
        routes = Route.of(packageName);
    }

    /// The id of the answered record.
    public static List<String> theOne(Response answer) {
        return List.of(answer.<String>path("id"));
    }

    /// The ids of all records of a page.
    public static List<String> all(Response page) {
        return page.path("items.id");
    }

    /// @param send the call, on a request that is already signed in
    /// @param records the ids that the entries must at least contain
    public Response call(String operation, Account account, Function<RequestSpecification, Response> send,
            Function<Response, List<String>> records) {
        String request = UUID.randomUUID().toString();
        Response answer = send.apply(io.restassured.RestAssured.given()
                .auth().oauth2(account.token())
                .contentType(ContentType.JSON)
                .header("X-Request-Id", request));
        // Reads the whole answer: it may continue after its status.
        answer.asByteArray();
        assertTrue(answer.statusCode() < 300, () -> operation + ": " + answer.statusCode() + " " + answer.asString());
        List<String> expected = records.apply(answer);
        assertFalse(expected.isEmpty(), operation + " answered no record: nothing was tried");
        assertTrue(recorded(request).containsAll(expected),
                () -> operation + " answered " + expected + " and recorded " + recorded(request));
        walked.add(operation);
        return answer;
    }

    /// Audited operations that need more than the service itself; their own tests check the entries.
    public void elsewhere(String... operations) {
        walked.addAll(List.of(operations));
    }

    /// @param excused operations that are not audited, and the reason
    public void complete(Map<String, String> excused) {
        Set<String> audited = routes.stream().filter(Route::isAudited).map(Route::name).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), Operations.without(audited, walked), "audited operations that this test does not call");
        assertEquals(Set.of(), Operations.without(walked, audited), "called, but not audited");
        Set<String> rest = Operations.without(routes.stream().map(Route::name).collect(Collectors.toSet()), audited);
        assertEquals(Set.of(), Operations.without(rest, excused.keySet()), "operations that are not audited and have no reason");
        assertEquals(Set.of(), Operations.without(excused.keySet(), rest), "a reason for an operation that is audited, or is no more");
    }

    private static Set<String> recorded(String request) {
        try (Connection database = TestDatabase.asSuperuser();
                PreparedStatement sql = database.prepareStatement(
                        "select unnest(coalesce(listed, array[record_id]))::text from audit_entry where request_id = ?")) {
            sql.setString(1, request);
            Set<String> ids = new HashSet<>();
            try (ResultSet rows = sql.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
