package org.palermo.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.palermo.local.Failure;
import org.palermo.local.Terminal;
import org.palermo.local.imports.CaseStandardImport;
import org.palermo.local.imports.ImportClient;
import org.palermo.local.imports.ImportKind;
import org.palermo.local.imports.TerminalProgress;
import org.palermo.local.sample.Importing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Imports a file and names each row that was rejected.",
        footer = "Importing the same file again changes nothing: existing records are matched.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(ImportKind.words().split(", ")).iterator();
        }
    }

    @Parameters(index = "0", paramLabel = "KIND", completionCandidates = Kinds.class, description = "One of: ${COMPLETION-CANDIDATES}")
    String kind;

    @Parameters(index = "1", paramLabel = "FILE",
            description = "CSV or XLSX as published for workplaces; HSDS as JSON, NDJSON, CSV or zip for directory; "
                    + "NDJSON, CSV or an HMIS CSV set (zip) for shelters; XLSX, XML or CSV for htcds; else NDJSON")
    Path file;

    @Option(names = "--region", paramLabel = "REGION",
            description = "htcds: where the persons of rows without a region were found, e.g. GB-SCT; "
                    + "an HMIS CSV set: where its shelters are")
    String region;

    @Option(names = "--sender", paramLabel = "ID",
            description = "htcds: the organisation whose cases they are; the authority's own when left out")
    String sender;

    @Option(names = "--operator", paramLabel = "ID",
            description = "an HMIS CSV set: the organisation that is responsible for its shelters here")
    String operator;

    @Override
    public Integer call() {
        if (!Files.isReadable(file)) {
            throw new Failure("There is no readable file " + file + ".");
        }
        var terminal = Terminal.standard();
        var started = System.nanoTime();
        var summary = kind.equals(CaseStandardImport.KIND) ? caseStandard(terminal) : rows(terminal);
        terminal.done("%s: %s".formatted(file.getFileName(), TerminalProgress.line(summary)), started);
        if (summary.rejected() > 0) {
            terminal.warn("%,d rows were rejected; each is named above".formatted(summary.rejected()));
        }
        return 0;
    }

    private Importing.Summary rows(Terminal terminal) {
        var name = file.getFileName().toString();
        var client = new ImportClient(RunningSuite.ports(), shown -> new TerminalProgress(terminal, shown));
        if (!ImportKind.of(kind).isSet(name)) {
            return client.importFile(kind, file, name);
        }
        if (region == null || operator == null) {
            throw new Failure("--region must name the region of the shelters, and --operator the organisation responsible for them.");
        }
        return client.importSet(file, name, region, operator);
    }

    private Importing.Summary caseStandard(Terminal terminal) {
        if (region == null) {
            throw new Failure("--region must name the region where the persons were found, e.g. --region GB-SCT.");
        }
        return new CaseStandardImport(RunningSuite.ports(), new TerminalProgress(terminal, file.getFileName().toString()), terminal)
                .bring(file, region, sender);
    }
}
