package org.palermo.local.command;

import java.io.IOException;
import org.palermo.local.Ports;
import org.palermo.local.Terminal;
import org.palermo.local.identity.Accounts;

/// The information for a person once everything is ready.
final class Welcome {

    private final Ports ports;
    private final Terminal terminal;

    Welcome(Ports ports, Terminal terminal) {
        this.ports = ports;
        this.terminal = terminal;
    }

    void show(long nanos) throws IOException {
        terminal.line("");
        terminal.line("Palermo is ready after %s: %s".formatted(Terminal.seconds(nanos), ports.origin()));
        terminal.line("");
        terminal.line("Sample accounts; the password of each is palermo- and its name:");
        for (var account : Accounts.all()) {
            terminal.line("  %-22s%s".formatted(account.name(), String.join(", ", account.roles())));
        }
        terminal.line("");
        terminal.line("Try first:");
        terminal.line("  open %s/portal/ and sign in as authority".formatted(ports.origin()));
        terminal.line("  read %s/docs".formatted(ports.origin()));
        terminal.line("  curl '%s/api/nrm/v1/mechanism/status?country=GB'".formatted(ports.origin()));
        terminal.line("  curl -H \"Authorization: Bearer $(./palermo token authority)\" '%s/api/nrm/v1/cases?due=overdue'"
                .formatted(ports.origin()));
        terminal.line("");
    }
}
