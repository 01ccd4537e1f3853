package org.palermo.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.database.Postgres;
import org.palermo.local.keys.KeysetFile;
import org.palermo.local.keys.MasterKeys;
import org.palermo.local.suite.IntakeKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Commands for the master keys. They need no restart and never touch sealed data.
@Command(
        name = "keys",
        description = "Shows, changes and retires the master keys under which personal data is sealed.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class KeysCommand {
    private static final String ROW = "%-28s%-13s%-9s%12s%n";
    private static final String ONE = "Only this service's, e.g. referral-service. Default: every service's.";
    private static final String FILE = "A keyset file of a cluster in place of this machine's.";

    @Command(name = "status", description = "Shows how many records depend on each master key.", mixinStandardHelpOptions = true)
    int status(@Parameters(arity = "0..1", paramLabel = "SERVICE", description = ONE) String service) throws IOException, SQLException {
        var code = 0;
        System.out.printf(ROW, "SERVICE", "KEY", "", "RECORDS");
        for (var application : services(service)) {
            try (var database = postgres().connect(application.databaseName().orElseThrow())) {
                for (var key : keys(application).keys(database)) {
                    System.out.printf(ROW, application.name(), key.id(), key.state(), key.rows());
                }
            } catch (Failure unusable) {
                System.err.println(application.name() + ": " + unusable.getMessage());
                code = 1;
            }
        }
        return code;
    }

    @Command(name = "rotate", description = "Adds a master key that wraps from now on; the old ones still open.",
            mixinStandardHelpOptions = true)
    int rotate(
            @Parameters(arity = "0..1", paramLabel = "SERVICE", description = ONE) String service,
            @Option(names = "--file", paramLabel = "FILE", description = FILE) Path file,
            @Option(names = "--announce",
                    description = "Only add the key: it wraps from the next rotation on, when every instance has it.") boolean announce)
            throws IOException {
        var keysets = files(service, file);
        for (var keyset : keysets) {
            // All keysets or none: a second try would rotate the first ones twice.
            keyset.current();
        }
        for (var keyset : keysets) {
            var id = announce ? keyset.announce() : keyset.rotate();
            System.out.printf(announce ? "%s: key %d was added%n" : "%s: key %d wraps%n", keyset.path().getFileName(), id);
        }
        if (file == null && !announce) {
            System.out.println("The services use it within a few seconds: `palermo keys status` shows it.");
        }
        return 0;
    }

    @Command(name = "retire", description = "Removes master keys on which no record depends any more.", mixinStandardHelpOptions = true)
    int retire(
            @Parameters(arity = "0..1", paramLabel = "SERVICE", description = ONE) String service,
            @Option(names = "--file", paramLabel = "FILE", description = FILE + " Needs --key.") Path file,
            @Option(names = "--key", paramLabel = "ID",
                    description = "With --file: the key to remove. Check first that no record depends on it.") Long key,
            @Option(names = "--keep-days", paramLabel = "DAYS", defaultValue = BackupCommand.DAYS_KEPT,
                    description = "How long your backups are kept. Default: ${DEFAULT-VALUE}") int days)
            throws IOException, SQLException {
        if (file != null) {
            return retire(new KeysetFile(file), key);
        }
        for (var application : services(service)) {
            try (var database = postgres().connect(application.databaseName().orElseThrow())) {
                var retired = keys(application).retire(database);
                say(application.name(), retired);
                if (retired.copy() != null) {
                    System.out.println("Backups from before may need them until %s. They are in %s, which a later backup deletes."
                            .formatted(LocalDate.now().plusDays(days), retired.copy()));
                }
            }
        }
        return 0;
    }

    @Command(name = "make", description = "Makes the keyset of one service of a cluster.", mixinStandardHelpOptions = true)
    int make(@Parameters(paramLabel = "FILE", description = "A file that does not exist yet.") Path file) throws IOException {
        if (Files.exists(file)) {
            throw new Failure(file + " already exists, and data in a database may depend on it.");
        }
        new KeysetFile(file).make();
        return 0;
    }

    @Command(name = "intake",
            description = "Makes the key pair that encrypts a suspected victim's data on the way to the mechanism, for a cluster.",
            mixinStandardHelpOptions = true)
    int intake(
            @Parameters(paramLabel = "FOLDER", description = "The folder for intake-private.jwks and intake-public.jwks.") Path folder)
            throws IOException {
        Files.createDirectories(folder);
        if (!IntakeKeys.make(folder.toAbsolutePath())) {
            throw new Failure(folder + " already contains a pair, and data in transit may be encrypted for it.");
        }
        return 0;
    }

    private static int retire(KeysetFile keyset, Long key) throws IOException {
        var others = new HashSet<>(keyset.all());
        if (key == null || !others.remove(key)) {
            throw new Failure("--key must name a key of " + keyset.path() + ".");
        }
        var retired = keyset.retire(others, Instant.now());
        say(keyset.path().getFileName().toString(), retired);
        if (retired.copy() != null) {
            System.out.println("Backups from before need it. It is still in %s: keep that file as long as those backups."
                    .formatted(retired.copy()));
        }
        return 0;
    }

    private static void say(String of, KeysetFile.Retired retired) {
        System.out.println(retired.ids().isEmpty() ? of + ": nothing to retire" : of + ": retired " + retired.ids());
    }

    private static List<KeysetFile> files(String service, Path file) {
        return file != null
                ? List.of(new KeysetFile(file))
                : services(service).stream().map(application -> keys(application).file()).toList();
    }

    private static MasterKeys keys(Application application) {
        return new MasterKeys(application.name(), new KeysetFile(application.masterKeys(Home.here())));
    }

    private static List<Application> services(String name) {
        var found = Application.ALL.stream()
                .filter(Application::keepsPersonalData)
                .filter(application -> name == null || application.name().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new Failure(name + " has no master keys. There are: "
                    + String.join(", ", Application.ALL.stream().filter(Application::keepsPersonalData).map(Application::name).toList())
                    + ".");
        }
        return found;
    }

    private static Postgres postgres() throws IOException {
        var home = Home.here();
        return new Postgres(home, new Secrets(home.in("secrets")), RunningSuite.ports().postgres());
    }
}
