package org.palermo.shelter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.shelter.Questions.held;
import static org.palermo.shelter.Questions.requested;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Registered;
import org.palermo.kernel.test.TestDatabase;

/// Reads the bare tables as the service's database user, with the settings of an actor and without any filter of the application.
/// Two operators, each with a placement requested by another organisation.
@QuarkusTest
class RowSecurityTest extends ServiceTest {
    private static final List<String> PROTECTED = List.of("shelter", "shelter_address", "shelter_state", "shelter_limit",
            "shelter_supply", "room", "census", "hold", "hold_place", "placement", "placement_step", "handover", "address_release",
            "waitlist_entry", "broadcast", "broadcast_alert", "on_call_shift", "on_call_message",
            "shelter_manager");
    private static final String REFUSED = "42501";
    /// The rows of a table that belong to a shelter.
    private static final Map<String, String> OF_A_SHELTER = Map.ofEntries(
            Map.entry("shelter", "id = '%s'"),
            Map.entry("shelter_address", "shelter = '%s'"),
            Map.entry("shelter_state", "shelter = '%s'"),
            Map.entry("shelter_limit", "shelter = '%s'"),
            Map.entry("shelter_supply", "shelter = '%s'"),
            Map.entry("room", "shelter = '%s'"),
            Map.entry("census", "shelter = '%s'"),
            Map.entry("placement", "shelter = '%s'"),
            Map.entry("hold", "shelter = '%s'"),
            Map.entry("hold_place", "hold in (select id from hold where shelter = '%s')"),
            Map.entry("placement_step", "placement in (select id from placement where shelter = '%s')"),
            Map.entry("handover", "placement in (select id from placement where shelter = '%s')"),
            Map.entry("address_release", "placement in (select id from placement where shelter = '%s')"),
            Map.entry("broadcast_alert", "shelter = '%s'"),
            Map.entry("broadcast", "id in (select broadcast from broadcast_alert where shelter = '%s')"),
            Map.entry("on_call_shift", "shelter = '%s'"),
            Map.entry("shelter_manager", "agency = (select operator_agency from shelter where id = '%s')"));
    /// The rows of a table that belong to the organisation that asks for a place.
    private static final Map<String, String> OF_WHO_ASKS = Map.ofEntries(
            Map.entry("placement", "asking_agency = '%s'"),
            Map.entry("hold", "agency = '%s'"),
            Map.entry("hold_place", "hold in (select id from hold where agency = '%s')"),
            Map.entry("placement_step", "placement in (select id from placement where asking_agency = '%s')"),
            Map.entry("handover", "placement in (select id from placement where asking_agency = '%s')"),
            Map.entry("waitlist_entry", "agency = '%s'"),
            Map.entry("broadcast", "agency = '%s'"));

    private UUID north;
    private UUID south;
    private String placement;

    @BeforeEach
    void twoSheltersAreAsked() {
        north = SomeShelter.in("ZZ-N").singleRooms(1).registered();
        placement = requested(Account.NGO);
        south = SomeShelter.in("ZZ-S").runBy(Account.OTHER_SHELTER).singleRooms(2).registered();
        requested(Account.OTHER_NGO);
        Register.execute("""
                insert into shelter_limit select gen_random_uuid(), id, current_date, null, 1, 1, 's', now() from shelter;
                insert into shelter_supply select gen_random_uuid(), id, 'FOOD', 's', now() from shelter;
                insert into placement_step select gen_random_uuid(), id, 'ACCEPT', 'ACCEPTED', now(), operator_agency, 's' from placement;
                insert into handover select id, '\\x01', 'UNDER_1_HOUR', 'SHELTER_FETCHES' from placement;
                insert into address_release
                select gen_random_uuid(), id, gen_random_uuid(), 'VISIT', now(), 's', now() + interval '1 hour'
                 from placement;
                insert into waitlist_entry
                select gen_random_uuid(), id::text, asking_agency, 's', 'ZZ', 'ZZ-A1', current_date, 1, 1, '', '', false,
                       'WAITING', now(), now()
                 from placement;
                insert into broadcast
                select hold, hold::text, asking_agency, 's', 'ZZ', 'ZZ-A1', 'ZZ-A1', '', current_date, 1, 1, '', '', null, '', '',
                       'OPEN', now(), now() + interval '1 hour', 10, now()
                 from placement;
                insert into broadcast_alert
                select gen_random_uuid(), hold, shelter, operator_agency, 'ASKED', null, 1, null, now()
                 from placement;
                insert into on_call_shift
                select gen_random_uuid(), shelter, gen_random_uuid(), now(), now() + interval '1 hour', 1, gen_random_uuid(),
                       '{EMAIL}', '\\x01', 's', now()
                 from placement;
                insert into shelter_manager select gen_random_uuid(), operator_agency, now() from shelter;
                insert into on_call_message select gen_random_uuid(), id, 'EMAIL', 'K', id, 'r', now(), 0, now() from on_call_shift
                """);
    }

    @Test
    void an_operator_sees_only_own_rows() throws SQLException {
        for (Map.Entry<String, String> hers : OF_A_SHELTER.entrySet()) {
            assertSees(Account.SHELTER, hers.getKey(), hers.getValue().formatted(north));
            assertSees(Account.OTHER_SHELTER, hers.getKey(), hers.getValue().formatted(south));
        }
    }

    @Test
    void a_holder_sees_only_own_rows() throws SQLException {
        for (Map.Entry<String, String> hers : OF_WHO_ASKS.entrySet()) {
            assertSees(Account.NGO, hers.getKey(), hers.getValue().formatted(Account.NGO.agency()));
            assertSees(Account.OTHER_NGO, hers.getKey(), hers.getValue().formatted(Account.OTHER_NGO.agency()));
        }
    }

    @Test
    void a_caller_who_searches_and_holds_sees_no_shelter() throws SQLException {
        for (Account account : List.of(Account.NGO, Account.COORDINATOR, Account.RESPONDER)) {
            for (String table : List.of("shelter", "shelter_address", "shelter_state", "shelter_limit", "shelter_supply", "room",
                    "census", "broadcast_alert", "on_call_shift", "on_call_message", "shelter_manager")) {
                assertSeesNothing(account, table);
            }
        }
    }

    @Test
    void an_uninvolved_organisation_sees_nothing() throws SQLException {
        for (Account account : List.of(Account.AUDITOR, Account.BORDER, Account.INSPECTOR,
                Account.PROVIDER, Account.COORDINATOR, Account.AGENCY_ADMINISTRATOR)) {
            for (String table : PROTECTED) {
                assertSeesNothing(account, table);
            }
        }
    }

    @Test
    void a_role_that_counts_sees_only_ids_and_regions() throws SQLException {
        for (Account account : List.of(Account.AUTHORITY, Account.RAPPORTEUR, Account.REGIONAL)) {
            for (String table : PROTECTED) {
                assertSeesNothing(account, table);
            }
        }
        assertEquals(2, count(Account.AUTHORITY, "countable_shelters('ZZ')"));
        assertEquals(1, count(Account.REGIONAL, "countable_shelters('ZZ')"));
        assertEquals(1, count(Account.REGIONAL, "countable_shelters('ZZ') where region = 'ZZ-N'"));
        for (Account account : List.of(Account.NGO, Account.SHELTER, Account.AUDITOR, Account.BORDER)) {
            assertEquals(0, count(account, "countable_shelters('ZZ')"), account.name());
        }
    }

    @Test
    void an_administrator_sees_shelters_of_own_regions_and_no_address() throws SQLException {
        assertEquals(2, count(Account.ADMINISTRATOR, "shelter"));
        for (String table : List.of("shelter_address", "hold", "hold_place", "placement")) {
            assertSeesNothing(Account.ADMINISTRATOR, table);
        }
        try (Connection service = Acting.connection(Account.ADMINISTRATOR)) {
            Acting.set(service, "palermo.regions", "GB,ZZ-S");
            assertEquals(rows(service, "shelter", "true"), arranged("shelter", "id = '" + south + "'"));
            assertEquals(rows(service, "census", "true"), arranged("census", "shelter = '" + south + "'"));
            assertEquals(rows(service, "room", "true"), arranged("room", "shelter = '" + south + "'"));
        }
    }

    @Test
    void without_an_actor_nobody_sees_anything_not_even_the_owner() throws SQLException {
        for (Connection anybody : List.of(TestDatabase.asUser(), TestDatabase.asOwner())) {
            try (anybody) {
                anybody.setAutoCommit(false);
                for (String table : Stream.concat(PROTECTED.stream(), Stream.of("question", "hold_raise", "hold_series")).toList()) {
                    assertEquals(0, one(anybody, "select count(*) from " + table), table);
                }
            }
        }
    }

    @Test
    void a_system_name_as_actor_shows_nothing() throws SQLException {
        for (String name : List.of("areas", "capacity", "placement", "register", "availability", "inbox", "release", "placements",
                "waitlist", "broadcasts", "on-call")) {
            try (Connection service = Acting.connection(Account.NGO)) {
                Acting.set(service, "palermo.subject", "system:" + name);
                for (String table : List.of("shelter", "shelter_address", "room", "census")) {
                    assertEquals(0, one(service, "select count(*) from " + table), name + " " + table);
                }
            }
        }
    }

    @Test
    void actor_names_of_owner_functions_show_the_service_nothing() throws SQLException {
        for (String name : List.of("protection", "census", "families")) {
            try (Connection service = Acting.connection(Account.NGO)) {
                Acting.set(service, "palermo.subject", "system:" + name);
                Acting.set(service, "palermo.agency", "");
                Acting.set(service, "palermo.roles", "");
                for (String table : List.of("case_protection", "placement", "placement_step", "hold", "hold_place")) {
                    assertEquals(0, one(service, "select count(*) from " + table), name + " " + table);
                }
            }
        }
    }

    @Test
    void a_connection_keeps_nothing_of_the_previous_actor() throws SQLException {
        try (Connection service = Acting.connection(Account.SHELTER)) {
            assertTrue(one(service, "select count(*) from shelter_address") > 0);
            service.commit();
            for (String table : PROTECTED) {
                assertEquals(0, one(service, "select count(*) from " + table), table);
            }
            service.rollback();
            Acting.become(service, Account.OTHER_SHELTER);
            assertEquals(rows(service, "shelter_address", "true"), arranged("shelter_address", "shelter = '" + south + "'"));
        }
    }

    @Test
    void an_immigration_body_holds_nothing_whatever_its_roles() throws SQLException {
        try (Connection service = Acting.connection(Account.NGO)) {
            Acting.set(service, "palermo.agency_kind", "IMMIGRATION");
            for (String table : List.of("hold", "hold_place", "placement")) {
                assertEquals(0, one(service, "select count(*) from " + table), table);
            }
            assertRefused(service, hold(Account.NGO));
        }
    }

    @Test
    void immigration_bodies_and_unregistered_organisations_see_nothing() throws SQLException {
        for (String kind : new String[] {"IMMIGRATION", null}) {
            for (Account account : List.of(Account.SHELTER, Account.NGO, Account.ADMINISTRATOR)) {
                try (Registered changed = Registered.as(account, kind); Connection service = Acting.connection(account)) {
                    Acting.set(service, "palermo.roles", String.join(",", Role.OF_PEOPLE));
                    for (String table : PROTECTED) {
                        assertEquals(0, one(service, "select count(*) from " + table), account + " " + table);
                    }
                    assertEquals(0, one(service, "select count(*) from countable_shelters('ZZ')"));
                    assertEquals(0, one(service, "select count(*) from registered_shelters('ZZ')"));
                }
            }
        }
    }

    @Test
    void questions_are_visible_only_to_their_caller() throws SQLException {
        Register.execute("insert into question values ('NGO', null, now()), ('OTHER_NGO', null, now())");
        assertEquals(1, count(Account.NGO, "question"));
        assertEquals(1, count(Account.OTHER_NGO, "question where subject = 'OTHER_NGO'"));
        assertEquals(0, count(Account.AUDITOR, "question"));
        try (Connection service = Acting.connection(Account.NGO)) {
            assertRefused(service, "insert into question values ('OTHER_NGO', null, now())");
            assertEquals(0, change(service, "delete from question where subject = 'OTHER_NGO'"));
        }
    }

    @Test
    void only_a_coordinator_gets_the_shelters_of_an_organisation() throws SQLException {
        String shelters = "unnest(avoided_shelters(array['%s'::uuid]))".formatted(Account.SHELTER.agency());
        assertEquals(1, count(Account.COORDINATOR, shelters + " id where id = '" + north + "'"));
        assertEquals(0, count(Account.NGO, "unnest(avoided_shelters('{}'))"));
        for (Account other : List.of(Account.NGO, Account.RESPONDER, Account.AUDITOR, Account.SHELTER)) {
            try (Connection service = Acting.connection(other)) {
                assertRefused(service, "select * from " + shelters);
            }
        }
    }

    @Test
    void nobody_holds_in_the_name_of_another() throws SQLException {
        try (Connection service = Acting.connection(Account.NGO)) {
            assertEquals(1, change(service, hold(Account.NGO)));
            assertRefused(service, hold(Account.OTHER_NGO));
            assertRefused(service,
                    "insert into hold_place select id, gen_random_uuid(), gen_random_uuid() from (select '"
                            + id("hold where agency = '" + Account.OTHER_NGO.agency() + "'")
                            + "'::uuid) other(id)");
        }
    }

    @Test
    void only_administrators_of_the_country_raise_limits_and_only_they_and_the_holder_see_them() throws SQLException {
        Register.execute("insert into hold_raise select gen_random_uuid(), agency, 'ZZ', current_date, 1, 30, 's', now() from hold");
        String raise = "insert into hold_raise select gen_random_uuid(), '" + Account.NGO.agency()
                + "', 'ZZ', current_date, 1, 30, 's', now()";
        assertEquals(1, count(Account.NGO, "hold_raise"));
        assertEquals(2, count(Account.ADMINISTRATOR, "hold_raise"));
        assertEquals(0, count(Account.SHELTER, "hold_raise"));
        try (Connection service = Acting.connection(Account.ADMINISTRATOR)) {
            assertEquals(1, change(service, raise));
            assertRefused(service, raise.replace("ZZ", "XX"));
        }
        try (Connection service = Acting.connection(Account.NGO)) {
            assertRefused(service, raise);
            assertEquals(0, change(service, "update hold_raise set people = 1000"));
        }
    }

    @Test
    void nobody_accepts_in_the_name_of_another() throws SQLException {
        String accept = "update placement set state = 'ACCEPTED' where id = '" + placement + "'";
        String keep = "update hold set state = 'PLACED' where id = '" + id("hold where agency = '" + Account.NGO.agency() + "'") + "'";
        for (Account other : List.of(Account.OTHER_SHELTER, Account.OTHER_NGO, Account.ADMINISTRATOR, Account.AUTHORITY)) {
            try (Connection service = Acting.connection(other)) {
                assertEquals(0, change(service, accept), other.name());
                assertEquals(0, change(service, keep), other.name());
            }
        }
        try (Connection holder = Acting.connection(Account.NGO)) {
            assertRefused(holder, accept);
            assertRefused(holder, keep);
        }
        try (Connection operator = Acting.connection(Account.SHELTER)) {
            assertRefused(operator, accept.replace("ACCEPTED", "WITHDRAWN"));
            assertRefused(operator, keep.replace("PLACED", "RELEASED"));
            assertEquals(1, change(operator, accept));
            assertEquals(1, change(operator, keep));
        }
    }

    @Test
    void a_request_goes_only_to_the_operator_of_the_held_shelter() throws SQLException {
        UUID hold = UUID.fromString(held(Account.NGO));
        assertEquals(south.toString(), id("hold where id = '" + hold + "'", "shelter"));
        try (Connection service = Acting.connection(Account.NGO)) {
            assertRefused(service, ask(hold, south, Account.SHELTER, Account.NGO));
            assertRefused(service, ask(hold, north, Account.OTHER_SHELTER, Account.NGO));
            assertRefused(service, ask(hold, south, Account.OTHER_SHELTER, Account.OTHER_NGO));
            assertEquals(1, change(service, ask(hold, south, Account.OTHER_SHELTER, Account.NGO)));
        }
        try (Connection service = Acting.connection(Account.OTHER_NGO)) {
            assertEquals(1, one(service, "select count(*) where operator_of_held('" + hold + "', '" + south + "') is null"));
            assertRefused(service, ask(hold, south, Account.OTHER_SHELTER, Account.OTHER_NGO));
        }
    }

    @Test
    void nobody_registers_or_counts_for_another() throws SQLException {
        String copy = "insert into shelter select (jsonb_populate_record(s, '{\"id\":\"%s\",\"operator_agency\":\"%s\"}')).* from shelter s"
                .formatted(UUID.randomUUID(), Account.OTHER_SHELTER.agency());
        try (Connection service = Acting.connection(Account.SHELTER)) {
            assertRefused(service, copy);
            assertRefused(service, "insert into census values ('" + south + "', now(), 0, 's', now())");
            assertRefused(service, "insert into room values (gen_random_uuid(), '" + south + "', 'Attic')");
            assertRefused(service, "insert into shelter_address values ('" + south + "', '\\x01')");
            assertRefused(service,
                    "update shelter set operator_agency = '" + Account.OTHER_SHELTER.agency() + "' where id = '" + north + "'");
            assertEquals(0, change(service, "update shelter set name = 'x' where id = '" + south + "'"));
            assertEquals(0, change(service, "delete from shelter where id = '" + north + "'"));
        }
        try (Connection service = Acting.connection(Account.ADMINISTRATOR)) {
            Acting.set(service, "palermo.regions", "ZZ-S");
            assertRefused(service, "update shelter set region = 'ZZ-N' where id = '" + south + "'");
            assertEquals(1, change(service, "update shelter set name = 'x' where id = '" + south + "'"));
        }
    }

    @Test
    void an_administrator_replaces_an_address_without_reading_it() throws SQLException {
        String move = "select move_shelter('" + north + "', '\\x0102')";
        for (Account other : List.of(Account.OTHER_SHELTER, Account.NGO, Account.AUTHORITY)) {
            try (Connection service = Acting.connection(other)) {
                assertRefused(service, move);
            }
        }
        try (Connection service = Acting.connection(Account.ADMINISTRATOR)) {
            change(service, move);
            assertEquals(0, one(service, "select count(*) from shelter_address"));
            service.commit();
        }
        assertEquals(1, Register.count("shelter_address where sealed = '\\x0102' and shelter = '" + north + "'"));
        assertEquals(1, Register.count("shelter_address where sealed <> '\\x0102'"));
    }

    /// The key follows the address: an actor who can't read the address can't read its key.
    @Test
    void the_key_of_an_address_is_for_its_operator() throws SQLException {
        String key = "data_key where purpose = 'SHELTER_ADDRESS' and owner = '" + north + "'";
        try (Connection own = Acting.connection(Account.SHELTER)) {
            assertEquals(1, one(own, "select count(*) from " + key));
        }
        for (Account other : List.of(Account.OTHER_SHELTER, Account.ADMINISTRATOR, Account.NGO, Account.AUTHORITY, Account.AUDITOR)) {
            try (Connection service = Acting.connection(other)) {
                assertEquals(0, one(service, "select count(*) from " + key), other.name());
            }
        }
    }

    @Test
    void a_function_restores_the_name_of_the_actor() throws SQLException {
        try (Connection service = Acting.connection(Account.SHELTER)) {
            String same = "select count(*) where current_setting('palermo.subject') = 'SHELTER'";
            for (String call : List.of("registered_shelters('ZZ')", "countable_shelters('ZZ')", "assign_areas('ZZ')",
                    "operator_of_held(gen_random_uuid(), gen_random_uuid())",
                    "move_shelter('" + north + "', '\\x01')", "avoided_shelters('{}')")) {
                change(service, "select * from " + call);
                assertEquals(1, one(service, same), call);
            }
            assertRefused(service, "select move_shelter('" + south + "', '\\x01')");
            assertEquals(1, one(service, same));
        }
        assertEquals(2, count(Account.SHELTER, "registered_shelters('ZZ')"));
        assertEquals(0, count(Account.NGO, "registered_shelters('ZZ')"));
    }

    private static String hold(Account agency) {
        return """
                insert into hold (id, offer, reference, shelter, area, agency, subject, from_night, nights, women, children, needs,
                       state, held_at, expires_at)
                values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid()::text, '%s', 'ZZ-A1', '%s', 's', current_date, 1,
                       1, '', '', 'HELD', now(), now())
                """.formatted(id("shelter"), agency.agency());
    }

    private static String ask(UUID hold, UUID shelter, Account operator, Account asking) {
        return """
                insert into placement (id, hold, reference, shelter, operator_agency, asking_agency, purpose, state, requested_at,
                       answer_before, country, from_night, until_morning, escalate_at, missed_from)
                values (gen_random_uuid(), '%s', 'X', '%s', '%s', '%s', 'EMERGENCY', 'REQUESTED', now(), now(), 'ZZ', current_date,
                       current_date + 1, now(), now())
                """.formatted(hold, shelter, operator.agency(), asking.agency());
    }

    private static void assertSees(Account account, String table, String hers) throws SQLException {
        List<String> wanted = arranged(table, hers);
        assertFalse(wanted.isEmpty(), table);
        assertNotEquals(wanted.size(), Register.count(table), "there must be a foreign row that could be seen: " + table);
        try (Connection service = Acting.connection(account)) {
            assertEquals(wanted, rows(service, table, "true"), account + " " + table);
        }
    }

    private static void assertSeesNothing(Account account, String table) throws SQLException {
        assertTrue(Register.count(table) > 0, table);
        assertEquals(0, count(account, table), account + " " + table);
    }

    /// The policies refuse the statement, not a constraint; the transaction continues.
    private static void assertRefused(Connection service, String statement) throws SQLException {
        Savepoint before = service.setSavepoint();
        SQLException refused = assertThrows(SQLException.class, () -> change(service, statement), statement);
        assertEquals(REFUSED, refused.getSQLState(), refused.getMessage());
        service.rollback(before);
    }

    private static int change(Connection service, String statement) throws SQLException {
        try (Statement sql = service.createStatement()) {
            return sql.execute(statement) ? 0 : sql.getUpdateCount();
        }
    }

    private static List<String> arranged(String table, String where) throws SQLException {
        try (Connection superuser = TestDatabase.asSuperuser()) {
            return rows(superuser, table, where);
        }
    }

    private static List<String> rows(Connection connection, String table, String where) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select t::text from " + table + " t where " + where + " order by 1")) {
            List<String> texts = new java.util.ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static String id(String from) {
        return id(from, "id");
    }

    private static String id(String from, String column) {
        try (Connection superuser = TestDatabase.asSuperuser(); Statement sql = superuser.createStatement();
                ResultSet rows = sql.executeQuery("select " + column + " from " + from + " limit 1")) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(Account account, String from) throws SQLException {
        try (Connection service = Acting.connection(account)) {
            return one(service, "select count(*) from " + from);
        }
    }

    private static long one(Connection connection, String query) throws SQLException {
        try (Statement sql = connection.createStatement(); ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
