package org.palermo.local.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.palermo.local.Application;
import org.palermo.local.Checkout;
import org.palermo.local.Failure;
import org.palermo.local.Secrets;

/// Brings a service's database to the migrations in the sources, as its owner.
public final class Migrations {

    private final Postgres postgres;
    private final Secrets secrets;

    public Migrations(Postgres postgres, Secrets secrets) {
        this.postgres = postgres;
        this.secrets = secrets;
    }

    /// The number of migrations that were new.
    public int run(Application application) {
        var database = application.database();
        try {
            return Flyway.configure()
                    .dataSource(postgres.jdbcUrl(database), Databases.owner(database), secrets.get(Databases.owner(database)))
                    .locations(locations(application).toArray(String[]::new))
                    .placeholders(Map.of("user", Databases.user(database)))
                    // The kernel's migrations and a service's own are numbered apart and grow independently.
                    .outOfOrder(true)
                    .load()
                    .migrate()
                    .migrationsExecuted;
        } catch (FlywayValidateException e) {
            throw new Failure(
                    ("The database %s was made by other migrations than those in the sources (%s). "
                                    + "Take the sources it was made with, or begin anew with `palermo up --fresh`.")
                            .formatted(database, firstLine(e)),
                    e);
        } catch (FlywayException e) {
            throw new Failure("The database %s could not be migrated: %s".formatted(database, firstLine(e)), e);
        }
    }

    static List<String> locations(Application application) {
        var kernel = application.usesKernelTables() ? Stream.of(sources("kernel", "kernel")) : Stream.<Path>empty();
        return Stream.concat(kernel, Stream.of(sources(application.name(), "migration")))
                .filter(Files::isDirectory)
                .map(folder -> "filesystem:" + folder)
                .toList();
    }

    private static Path sources(String module, String folder) {
        return Checkout.root().resolve(Path.of(module, "src", "main", "resources", "db", folder));
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().filter(line -> !line.isBlank()).limit(4).reduce((a, b) -> a + " " + b).orElse("");
    }
}
