package org.palermo.inspection.workplace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.Registered;

/// Row security of the history of workplaces and of imported lists.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class WorkplaceRowSecurityTest {
    private static final EnumSet<Account> INSPECTORS = EnumSet.of(Account.INSPECTOR, Account.OTHER_INSPECTOR, Account.CHIEF);

    @Test
    void inspectors_read_the_history_and_nobody_else() throws SQLException {
        String id = aWorkplace("ESTABLISHMENT");
        as(Account.INSPECTOR).header("If-Match", "\"0\"").body(Map.of("on", "2026-01-01", "reason", "OTHER")).post(API + "/workplaces/" + id + "/closing").then().statusCode(200);
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(INSPECTORS.contains(account) ? 1 : 0, acting.count("workplace_change where workplace = '" + id + "'"), account.name());
                assertEquals(0, acting.change("update workplace_change set reasons = '{}'"), account.name());
                assertEquals(0, acting.change("delete from workplace_change"), account.name());
            }
        }
        try (Acting acting = Acting.as(Account.INSPECTOR)) {
            assertTrue(acting.isRefused("insert into workplace_change (id, workplace, kind, before, agency, changed_at) values (gen_random_uuid(), '%s', 'CLOSED', '{}', '%s', now())"
                    .formatted(id, Account.OTHER_INSPECTOR.agency())), "for another inspectorate");
        }
        String listed = "insert into workplace_change (id, workplace, kind, reasons, before, agency, changed_at) values (gen_random_uuid(), '%s', 'EDITED', '{%s}', '{}', '%s', now())";
        try (Acting administrator = Acting.as(Account.ADMINISTRATOR)) {
            assertTrue(administrator.isRefused(listed.formatted(id, "OTHER", Account.ADMINISTRATOR.agency())), "no list stated it");
            assertTrue(administrator.isRefused(listed.formatted(id, "FROM_LIST", Account.CHIEF.agency())), "for another organisation");
        }
        try (Acting authority = Acting.as(Account.AUTHORITY)) {
            assertTrue(authority.isRefused(listed.formatted(id, "FROM_LIST", Account.AUTHORITY.agency())), "it imports no list");
        }
    }

    @Test
    void a_list_is_its_organisations_own() throws SQLException {
        String id = as(Account.CHIEF).body(Map.of("list", "list " + UUID.randomUUID())).post(API + "/workplace-lists").then().statusCode(201).extract().path("id");
        for (Account account : Account.values()) {
            try (Acting acting = Acting.as(account)) {
                assertEquals(account == Account.CHIEF ? 1 : 0, acting.count("workplace_import where id = '" + id + "'"), account.name());
                assertTrue(account == Account.CHIEF || acting.isRefused("insert into workplace_import_piece (import_id, number, bytes) values ('" + id + "', 0, 'x')"), account.name());
            }
        }
        try (Registered changed = Registered.as(Account.CHIEF, "IMMIGRATION"); Acting acting = Acting.as(Account.CHIEF)) {
            acting.set("palermo.roles", String.join(",", Role.OF_PEOPLE));
            for (String table : List.of("workplace_change", "workplace_import", "workplace_import_piece", "workplace_import_row")) {
                assertEquals(0, acting.count(table), table);
            }
        }
        try (Acting worker = Acting.system("workplace-import"); Acting relay = Acting.system("relay")) {
            assertEquals(1, worker.count("workplace_import where id = '" + id + "'"));
            assertEquals(0, worker.count("visit"));
            assertEquals(0, relay.count("workplace_import"));
        }
    }
}
