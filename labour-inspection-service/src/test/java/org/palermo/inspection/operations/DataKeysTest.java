package org.palermo.inspection.operations;

import static io.quarkus.vertx.VertxContextSupport.subscribeAndAwait;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.KeyedHashes;
import org.palermo.kernel.protection.KeysUnavailable;
import org.palermo.kernel.protection.SealedDataDamaged;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Acting;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.TestKeys;

/// Keys of records in the database: creating, reading, rewrapping, destroying and damaging them, and who may do it.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class DataKeysTest {
    private static final String TEXT = "a name that nobody may read";
    private static final Actor SOMEBODY = new Actor("somebody", Account.INSPECTOR.agency(), "LABOUR_INSPECTORATE", Set.of("ZZ"), Set.of("inspector"), "a-request");

    @Inject
    TestSeals seals;

    @Inject
    KeyedHashes hashes;

    private final UUID owner = UUID.randomUUID();

    @Test
    void what_was_sealed_opens_until_its_key_is_destroyed() throws Throwable {
        byte[] sealed = create(owner).seal("text", TEXT);
        assertEquals(TEXT, find(owner).orElseThrow().open("text", sealed));
        assertTrue(subscribeAndAwait(() -> seals.destroy(SOMEBODY, owner)));
        assertTrue(find(owner).isEmpty());
        assertFalse(subscribeAndAwait(() -> seals.destroy(SOMEBODY, owner)));
    }

    @Test
    void a_key_is_kept_only_with_what_it_sealed() throws Throwable {
        assertThrows(IllegalStateException.class, () -> subscribeAndAwait(() -> seals.createAndFail(SOMEBODY, owner)));
        assertTrue(find(owner).isEmpty());
    }

    @Test
    void a_damaged_key_fails_its_own_record_only() throws Throwable {
        UUID other = UUID.randomUUID();
        create(owner);
        create(other);
        Given.execute("update data_key set wrapped = set_byte(wrapped, 20, 255 - get_byte(wrapped, 20)) where owner = '%s'".formatted(owner));
        assertThrows(SealedDataDamaged.class, () -> find(owner));
        assertTrue(find(other).isPresent());
        // A key that is copied into the row of another record does not open there.
        Given.execute("update data_key set wrapped = (select wrapped from data_key where owner = '%s') where owner = '%s'".formatted(other, owner));
        assertThrows(SealedDataDamaged.class, () -> find(owner));
        forget();
    }

    /// Reads continue while the master key changes. Afterwards every row is wrapped under the new key, opens what was sealed before,
    /// and the hashes are unchanged.
    @Test
    void a_new_master_key_is_taken_up_while_people_read() throws Throwable {
        byte[] sealed = create(owner).seal("text", TEXT);
        byte[] hash = hashes.hash("a.domain", TEXT);
        long former = TestKeys.running().current();
        TestKeys.running().rotate();
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> {
            assertEquals(TEXT, found().open("text", sealed));
            return Given.count("select count(*) from data_key where master_key_id = " + former) == 0;
        });
        assertEquals(TEXT, found().open("text", sealed));
        assertArrayEquals(hash, hashes.hash("a.domain", TEXT));
    }

    @Test
    void a_key_file_of_another_database_opens_nothing_and_says_so() throws Throwable {
        create(owner);
        Given.execute("update data_key set master_key_id = 7, wrapped = '\\x0100000007' || substring(wrapped from 6) where owner = '%s'".formatted(owner));
        assertEquals(KeysUnavailable.Reason.UNKNOWN_KEY, assertThrows(KeysUnavailable.class, () -> find(owner)).reason());
        forget();
    }

    @Test
    void nobody_deletes_or_rewrites_a_key_and_parts_of_the_system_see_none() throws SQLException {
        Given.execute("insert into data_key values ('%s', 'PERSON', '\\x01', 1, now())".formatted(owner));
        String row = "data_key where owner = '" + owner + "'";
        try (Acting person = Acting.as(Account.INSPECTOR); Acting keys = Acting.system("keys")) {
            assertEquals(1, person.count(row));
            assertTrue(isDenied(person, "delete from " + row));
            assertTrue(isDenied(keys, "delete from " + row));
            assertTrue(isDenied(keys, "update data_key set owner = gen_random_uuid() where owner = '" + owner + "'"));
            assertEquals(0, person.change("update data_key set wrapped = '\\x02' where owner = '" + owner + "'"));
            assertEquals(1, keys.change("update data_key set wrapped = '\\x02', master_key_id = 2 where owner = '" + owner + "'"));
            assertTrue(keys.isRefused("insert into data_key values (gen_random_uuid(), 'PERSON', '\\x01', 1, now())"));
            assertTrue(person.isRefused("insert into data_key values (gen_random_uuid(), 'HASH', '\\x01', 1, now())"));
            assertEquals(0, person.count("data_key where purpose = 'HASH'"));
        }
        try (Acting nobody = Acting.nobody()) {
            assertEquals(0, nobody.count("data_key"));
        }
        forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"relay", "courier", "mails", "bell", "triage", "sequencer", "erasure", "public"})
    void a_part_of_the_system_that_needs_no_key_sees_none(String name) throws SQLException {
        try (Acting part = Acting.system(name)) {
            assertEquals(0, part.count("data_key"));
            assertTrue(part.isRefused("insert into data_key values (gen_random_uuid(), 'PERSON', '\\x01', 1, now())"));
        }
    }

    /// The owner of the tables may destroy keys only as the erasure.
    @Test
    void the_owner_destroys_only_in_the_name_of_the_erasure() throws SQLException {
        Given.execute("insert into data_key values ('%1$s', 'PERSON', '\\x01', 1, now()), ('%1$s', 'ANSWER', '\\x01', 1, now())".formatted(owner));
        try (Acting owning = Acting.owner()) {
            assertEquals(0, owning.change("delete from data_key where owner = '" + owner + "' and purpose = 'PERSON'"));
            owning.set("palermo.subject", "system:erasure");
            assertEquals(1, owning.change("delete from data_key where owner = '" + owner + "' and purpose = 'PERSON'"));
            assertEquals(1, owning.count("erasure where owner = '" + owner + "' and purpose = 'PERSON'"), "written down, or a backup brings it back");
            Given.execute("delete from data_key where owner = '" + owner + "' and purpose = 'ANSWER'");
            assertEquals(0, owning.count("erasure where owner = '" + owner + "' and purpose = 'ANSWER'"), "an answer ends each day");
            assertEquals(0, owning.change("delete from data_key where purpose = 'HASH'"));
        }
        forget();
    }

    @Test
    void destroying_gives_the_actor_her_name_back() throws SQLException {
        try (Acting person = Acting.as(Account.INSPECTOR)) {
            assertEquals(1, person.count("(select destroy_data_key('" + owner + "', 'PERSON')) as done"));
            assertEquals(1, person.count("(select 1 where current_setting('palermo.subject') = 'INSPECTOR') as still"));
        }
        try (Acting nobody = Acting.nobody()) {
            assertFalse(isDone(nobody));
        }
    }

    private DataKey create(UUID of) throws Throwable {
        return subscribeAndAwait(() -> seals.create(SOMEBODY, of));
    }

    private Optional<DataKey> find(UUID of) throws Throwable {
        return subscribeAndAwait(() -> seals.find(SOMEBODY, of));
    }

    private DataKey found() {
        try {
            return find(owner).orElseThrow();
        } catch (Throwable failure) {
            throw new AssertionError(failure);
        }
    }

    private void forget() {
        Given.execute("delete from data_key where owner = '%s'".formatted(owner));
    }

    private boolean isDone(Acting acting) {
        try {
            acting.count("(select destroy_data_key('" + owner + "', 'PERSON')) as done");
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private static boolean isDenied(Acting acting, String statement) throws SQLException {
        try {
            return acting.isRefused(statement);
        } catch (SQLException denied) {
            return denied.getMessage().contains("permission denied");
        }
    }
}
