package org.palermo.local.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
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
import org.palermo.local.Trees;

/// Migrates a service's database to the sources, as its owner.
public final class Migrations {

    private static final String THERE = "select to_regclass('public.flyway_schema_history') is not null";
    private static final String SCRIPTS =
            "select script from public.flyway_schema_history where version is not null order by installed_rank";

    private final Postgres postgres;
    private final Secrets secrets;

    public Migrations(Postgres postgres, Secrets secrets) {
        this.postgres = postgres;
        this.secrets = secrets;
    }

    /// Refuses databases that a version before 0.1.0 has made. It only reads, and the caller must not change a database before.
    public void refuseEarlier() throws SQLException {
        for (var application : Application.ALL) {
            if (application.database() != null && postgres.has(application.database())
                    && isEarlier(application, scripts(application.database()))) {
                throw new Failure(("The database of %s was made by a version before 0.1.0, which this version can't continue. "
                        + "Nothing was changed. Begin anew with `palermo up --fresh`, or restore a backup of 0.1.0 or later.")
                        .formatted(application.name()));
            }
        }
    }

    /// Whether a version before 0.1.0 has made a database of the application. Released migrations keep their names, so every
    /// later database begins with the same one.
    ///
    /// @param scripts file names in the order in which they ran
    public static boolean isEarlier(Application application, List<String> scripts) {
        return !scripts.isEmpty() && folders(application).stream().noneMatch(folder -> Files.exists(folder.resolve(scripts.getFirst())));
    }

    private List<String> scripts(String database) throws SQLException {
        try (var connection = postgres.connect(database); var statement = connection.createStatement()) {
            var there = statement.executeQuery(THERE);
            there.next();
            var scripts = new ArrayList<String>();
            if (there.getBoolean(1)) {
                var rows = statement.executeQuery(SCRIPTS);
                while (rows.next()) {
                    scripts.add(rows.getString("script"));
                }
            }
            return scripts;
        }
    }

    /// @return how many migrations were new
    public int run(Application application) {
        return run(application, application.database());
    }

    /// The same for a copy of the application's database under another name.
    public int run(Application application, String database) {
        return run(application, database, locations(application));
    }

    /// Runs only the named migrations of the application, for a database of an earlier version. Grants follow the present
    /// version; {@link #run(Application, String)} sets them.
    ///
    /// @param scripts file names, as Flyway's history has them
    public void runOnly(Application application, String database, Collection<String> scripts) throws IOException {
        var chosen = Files.createTempDirectory("palermo-migrations-");
        try {
            for (var folder : folders(application)) {
                for (var script : scripts) {
                    copyIfThere(folder.resolve(script), chosen);
                }
            }
            var missing = scripts.stream().filter(script -> !Files.exists(chosen.resolve(script))).findFirst();
            if (missing.isPresent()) {
                throw new Failure(("The sources lack the migration %s of the database %s: "
                        + "take the sources that it was made with, or later ones.").formatted(missing.get(), application.database()));
            }
            run(application, database, List.of("filesystem:" + chosen));
        } finally {
            Trees.delete(chosen);
        }
    }

    private static void copyIfThere(Path script, Path folder) throws IOException {
        if (Files.exists(script)) {
            Files.copy(script, folder.resolve(script.getFileName()));
        }
    }

    private int run(Application application, String database, List<String> locations) {
        var owner = Databases.owner(application.database());
        try {
            return Flyway.configure()
                    .dataSource(postgres.jdbcUrl(database), owner, secrets.get(owner))
                    .locations(locations.toArray(String[]::new))
                    .placeholders(Map.of("user", Databases.user(application.database())))
                    // The kernel's migrations and a service's own have separate numbers and grow independently.
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
        return folders(application).stream().map(folder -> "filesystem:" + folder).toList();
    }

    private static List<Path> folders(Application application) {
        var kernel = application.usesKernelTables() ? Stream.of(sources("kernel", "kernel")) : Stream.<Path>empty();
        return Stream.concat(kernel, Stream.of(sources(application.name(), "migration"))).filter(Files::isDirectory).toList();
    }

    private static Path sources(String module, String folder) {
        return Checkout.root().resolve(Path.of(module, "src", "main", "resources", "db", folder));
    }

    private static String firstLine(Exception e) {
        return e.getMessage().lines().filter(line -> !line.isBlank()).limit(4).reduce((a, b) -> a + " " + b).orElse("");
    }
}
