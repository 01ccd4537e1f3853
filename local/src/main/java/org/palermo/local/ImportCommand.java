package org.palermo.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = "Imports a file and names each row that was rejected.",
        footer = "The same file again changes nothing: what is there already is matched.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "KIND", description = "providers, shelter-organisations, inspection-organisations, service-lines, cases, directory, shelters, workplaces or visits")
    String kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "CSV as published for workplaces; HSDS as JSON, NDJSON, CSV or zip for directory; else NDJSON")
    Path file;

    @Override
    public Integer call() {
        if (!Files.isReadable(file)) {
            throw new Failure("There is no readable file " + file + ".");
        }
        var terminal = Terminal.standard();
        var started = System.nanoTime();
        var client = new ImportClient(Running.ports(), name -> new ShownImport(terminal, name));
        var summary = client.importFile(kind, file, file.getFileName().toString());
        terminal.done("%s: %s".formatted(file.getFileName(), ShownImport.line(summary)), started);
        if (summary.rejected() > 0) {
            terminal.warn("%,d rows were rejected; each is named above".formatted(summary.rejected()));
        }
        return 0;
    }
}
