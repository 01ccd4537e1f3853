package org.palermo.local.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.palermo.audit.Breach;
import org.palermo.audit.Verdict;
import org.palermo.audit.Verification;
import org.palermo.local.Application;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Secrets;
import org.palermo.local.audit.AuditExport;
import org.palermo.local.audit.AuditFile;
import org.palermo.local.audit.CheckpointFolder;
import org.palermo.local.database.Postgres;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "audit",
        description = "Exports the audit and verifies an export.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {AuditCommand.Export.class, AuditCommand.Verify.class})
final class AuditCommand {

    @Command(name = "export", description = "Writes the whole audit to a file, a JSON object a line.", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "A new file.")
        Path file;

        @Option(names = "--service", paramLabel = "NAME", description = "One service only, e.g. referral-service.")
        String service;

        @Override
        public Integer call() throws IOException {
            var home = Home.here();
            var secrets = new Secrets(home.in("secrets"));
            var export = new AuditExport(home, new Postgres(home, secrets, RunningSuite.ports().postgres()), secrets);
            if (Files.exists(file)) {
                throw new Failure("%s already exists.".formatted(file));
            }
            // The file says who has seen which record, so only its owner may read it.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (var application : services()) {
                    System.out.printf("%s: %,d links%n", application.name(), export.write(application, out));
                }
            } catch (SQLException e) {
                throw new Failure("The audit could not be read: %s.".formatted(e.getSQLState()), e);
            }
            return 0;
        }

        private List<Application> services() {
            var chosen = Application.ALL.stream()
                    .filter(Application::usesKernelTables)
                    .filter(a -> service == null || a.name().equals(service))
                    .toList();
            if (chosen.isEmpty()) {
                throw new Failure("No service %s keeps an audit.".formatted(service));
            }
            return chosen;
        }
    }

    @Command(
            name = "verify",
            description = "Verifies an export, with nothing but the file, and names the first broken link.",
            footer = "Whoever can change the file can change its key and checkpoints: --checkpoints reads those of the second place.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {

        @Parameters(paramLabel = "FILE", description = "An export.")
        Path file;

        @Option(
                names = "--checkpoints",
                paramLabel = "FOLDER",
                description = "Where the checkpoints were kept: .palermo/audit or a copy of the bucket; a folder per service.")
        Path checkpoints;

        @Override
        public Integer call() throws IOException {
            if (!Files.isReadable(file)) {
                throw new Failure("There is no readable file " + file + ".");
            }
            var export = new AuditFile(file);
            var whole = true;
            missing(export.services()).forEach(service -> System.out.printf("%s: it is not in the export%n", service));
            for (var service : export.services()) {
                var verdict = Verification.of(checkpoints == null
                        ? export.evidence(service)
                        : export.evidence(service, new CheckpointFolder(checkpoints.resolve(service))));
                say(verdict, export.exportedAt(service));
                if (!export.isComplete(service)) {
                    System.out.printf("%s: the export is incomplete: its end is missing%n", service);
                }
                whole &= verdict.isWhole() && export.isComplete(service);
            }
            return whole ? 0 : 1;
        }

        /// Services whose checkpoints are in the second place and that are not in the export. An export of one service
        /// misses the others on purpose.
        private List<String> missing(List<String> exported) {
            return checkpoints == null
                    ? List.of()
                    : Application.ALL.stream()
                            .map(Application::name)
                            .filter(name -> Files.isDirectory(checkpoints.resolve(name)) && !exported.contains(name))
                            .toList();
        }

        private static void say(Verdict verdict, Instant asOf) {
            System.out.printf("%s: %s. %,d links hold, %d entries wait, %d checkpoints%n", verdict.service(),
                    verdict.breach().map(Verify::line).orElse("whole"), verdict.links(), verdict.waiting(),
                    verdict.checkpoints() - verdict.later());
            if (verdict.later() > 0) {
                System.out.printf("%s: %d checkpoints are younger than the export of %s%n", verdict.service(), verdict.later(), asOf);
            }
            verdict.restores().forEach(restore -> System.out.printf("%s: %s%n", verdict.service(), restore));
        }

        private static String line(Breach breach) {
            return "BROKEN, %s at link %d (%s)".formatted(breach.kind(), breach.sequence(), breach.detail());
        }
    }
}
