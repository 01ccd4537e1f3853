package org.palermo.systemtest.nothinglost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.palermo.systemtest.suite.LocalSuite;

/// The audit as an auditor gets it: exported by the launcher, and verified against the checkpoints kept elsewhere.
record AuditVerification(LocalSuite suite) {

    /// @return what the verification says of a broken chain; empty when all chains are whole
    List<String> broken() {
        var file = suite.home().resolve("audit-of-the-checker.ndjson");
        try {
            Files.deleteIfExists(file);
            suite.launcher().run("audit", "export", file.toString()).expectSuccess();
            return verified(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> verified(Path file) {
        var said = suite.launcher().run("audit", "verify", file.toString(), "--checkpoints", suite.home().resolve("audit").toString());
        var whole = said.output().lines().filter(line -> line.contains(": whole. ")).count();
        return said.code() == 0 && whole == Checker.SERVICES.size() ? List.of() : List.of("audit chain whole: " + said.output().strip());
    }
}
