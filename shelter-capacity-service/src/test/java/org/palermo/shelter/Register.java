package org.palermo.shelter;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.palermo.kernel.test.TestClock;
import org.palermo.kernel.test.TestDatabase;

/// The test database and the test clock. Clears the database and reads its rows directly.
public final class Register {
    private static volatile Duration ahead = Duration.ZERO;
    /// Deletes rows instead of truncating tables, because after a truncation the service would plan all its statements again. Only
    /// a table that has grown large is truncated, because dead rows would slow down its readers.
    private static final String CLEAR = """
            do $$
            declare
                emptied regclass[];
                locked regclass[];
                needed text;
                one regclass;
            begin
                set local session_replication_role = replica;
                select array_agg(id::regclass order by id) into emptied from (
                    with recursive listed (id) as (
                        select unnest(array['shelter', 'shelter_state', 'shelter_limit', 'shelter_supply', 'question',
                            'shelter_address', 'room', 'census', 'area', 'area_region', 'offer_profile', 'place', 'night',
                            'allocation', 'hold', 'hold_place', 'placement', 'waitlist_entry', 'broadcast', 'broadcast_alert',
                            'on_call_shift', 'on_call_message', 'unmet_need', 'statistics_release', 'notice', 'idempotent_answer',
                            'legal_hold', 'hold_raise', 'hold_series', 'directory_alias', 'directory_organization',
                            'directory_service', 'directory_region', 'directory_place', 'directory_taxonomy', 'directory_term',
                            'directory_service_term', 'shelter_manager', 'case_access', 'case_protection', 'accommodation_request',
                            'inbox_event', 'inbox_stream', 'webhook', 'closed_operator']::regclass[]::oid[])
                        union
                        select referring.conrelid from pg_constraint referring
                         join listed on referring.confrelid = listed.id where referring.contype = 'f')
                    select id from listed) all_of_them;
                locked := emptied || 'data_key'::regclass;
                select case when bool_or(pg_relation_size(large.id) >= 1000000) then 'access exclusive' else 'exclusive' end
                    into needed from unnest(emptied) large (id);
                -- Whoever is writing ends first: what she writes is gone as well. She is waited for without a lock, or the
                -- two could wait for each other; and whoever reads what is truncated is waited for before anything is emptied.
                loop
                    begin
                        foreach one in array locked loop
                            execute format('lock table %s in %s mode nowait', one, needed);
                        end loop;
                        exit;
                    exception when lock_not_available then
                        null;
                    end;
                    begin
                        execute format('lock table %s in %s mode', one, needed);
                        raise exception 'let go';
                    exception when raise_exception then
                        null;
                    end;
                end loop;
                foreach one in array emptied loop
                    if needed = 'exclusive' or pg_relation_size(one) < 1000000 then
                        execute format('delete from %s', one);
                    else
                        execute format('truncate %s cascade', one);
                    end if;
                end loop;
                set local session_replication_role = origin;
                delete from data_key where purpose <> 'HASH';
            end $$
            """;

    private Register() {}

    public static void clear() {
        execute(CLEAR);
        time(Duration.ZERO);
    }

    /// Moves the service's time, from its next transaction on.
    public static void time(Duration ahead) {
        TestClock.ahead(ahead);
        Register.ahead = ahead;
    }

    /// Moves the service's time to the same hour of a later day, also when the clocks change in between.
    public static void days(int ahead) {
        ZonedDateTime now = ZonedDateTime.now(ZoneId.of("Europe/Zurich"));
        time(Duration.between(now, now.plusDays(ahead)));
    }

    public static Duration ahead() {
        return ahead;
    }

    public static int count(String from) {
        try (Connection connection = TestDatabase.asSuperuser(); Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("select count(*) from " + from)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The first column of the first row.
    public static String text(String query) {
        try (Connection connection = TestDatabase.asSuperuser();
                Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void execute(String statement) {
        try (Connection connection = TestDatabase.asSuperuser(); Statement sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
