package org.palermo.local.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.palermo.local.Application;
import org.palermo.local.Checkout;

/// Whether a database can be continued, by the migrations of this checkout.
class MigrationsTest {

    private static final List<Application> SERVICES = List.of(Application.REFERRAL, Application.SHELTER, Application.INSPECTION);

    @Test
    void a_database_with_the_migrations_of_the_sources_is_continued() throws IOException {
        for (var service : SERVICES) {
            assertFalse(Migrations.isEarlier(service, List.of(first("kernel", "kernel"), first(service.name(), "migration"))), service.name());
        }
        assertFalse(Migrations.isEarlier(Application.PORTAL, List.of(first("portal", "migration"))));
    }

    @Test
    void a_database_that_a_later_version_has_migrated_is_of_no_earlier_one() throws IOException {
        var scripts = List.of(first("kernel", "kernel"), "V9999__of_a_later_version.sql");
        assertFalse(Migrations.isEarlier(Application.SHELTER, scripts));
    }

    @Test
    void a_database_from_before_the_first_release_is_recognised_by_its_first_migration() {
        for (var service : SERVICES) {
            assertTrue(Migrations.isEarlier(service, List.of("V0001__create_outbox.sql", "V0002__create_inbox.sql")), service.name());
        }
        assertTrue(Migrations.isEarlier(Application.PORTAL, List.of("V1001__create_portal_session.sql")));
    }

    @Test
    void an_empty_database_is_of_no_version() {
        assertFalse(Migrations.isEarlier(Application.REFERRAL, List.of()));
    }

    @Test
    void a_number_is_given_once() throws IOException {
        for (var folder : List.of(folder("kernel", "kernel"), folder("referral-service", "migration"), folder("shelter-capacity-service", "migration"),
                folder("labour-inspection-service", "migration"), folder("portal", "migration"))) {
            var numbers = scripts(folder).stream().map(script -> script.substring(0, script.indexOf("__"))).toList();
            assertEquals(numbers.stream().distinct().toList(), numbers, folder.toString());
        }
    }

    private static String first(String module, String folder) throws IOException {
        return scripts(folder(module, folder)).getFirst();
    }

    private static Path folder(String module, String folder) {
        return Checkout.root().resolve(Path.of(module, "src", "main", "resources", "db", folder));
    }

    private static List<String> scripts(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("V")).sorted().toList();
        }
    }
}
