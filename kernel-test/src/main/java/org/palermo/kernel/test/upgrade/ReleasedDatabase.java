package org.palermo.kernel.test.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.palermo.kernel.test.TestDatabase;

/// A database as a release left it, brought to the present version.
final class ReleasedDatabase {
    private static final String NAME = "released";

    private ReleasedDatabase() {}

    /// @return its address
    /// @throws IllegalStateException when a migration of the release has changed or is missing
    static String atHead(Release release) {
        try {
            String url = TestDatabase.another(NAME);
            asReleased(release, url);
            try (Connection superuser = TestDatabase.asSuperuser(NAME)) {
                Dump.load(superuser, release.data());
            }
            flyway(url, "classpath:db/kernel", "classpath:db/migration").migrate();
            return url;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The database of " + release.name() + " can't be made", e);
        }
    }

    private static void asReleased(Release release, String url) throws IOException {
        Path folder = Files.createTempDirectory("palermo-released");
        try {
            for (ReleasedMigration migration : release.migrations()) {
                migration.copyTo(folder);
            }
            Flyway flyway = flyway(url, "filesystem:" + folder);
            refuseChanged(release, flyway);
            flyway.migrate();
        } finally {
            try (var files = Files.list(folder)) {
                files.map(Path::toFile).forEach(java.io.File::delete);
            }
            Files.delete(folder);
        }
    }

    private static void refuseChanged(Release release, Flyway flyway) {
        Map<String, Integer> present = Arrays.stream(flyway.info().all())
                .collect(Collectors.toMap(MigrationInfo::getScript, MigrationInfo::getChecksum));
        String changed = release.migrations().stream()
                .filter(released -> !Objects.equals(present.get(released.script()), released.checksum()))
                .map(ReleasedMigration::script).collect(Collectors.joining(", "));
        if (!changed.isEmpty()) {
            throw new IllegalStateException(changed + " was released with " + release.name()
                    + " and must stay as it was: undo the change and add a migration");
        }
    }

    private static Flyway flyway(String url, String... locations) {
        return Flyway.configure()
                .dataSource("jdbc:" + url, TestDatabase.OWNER, TestDatabase.PASSWORD)
                .locations(locations)
                .placeholders(Map.of("user", TestDatabase.USER))
                .outOfOrder(true)
                .load();
    }
}
