package org.palermo.local.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palermo.local.Application;
import org.palermo.local.Checkout;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.build.NativeBinaries;
import org.palermo.local.supervise.Orphans;
import org.palermo.local.supervise.RunState;
import org.palermo.local.supervise.ServiceSpec;

/// A service that runs as a native binary.
///
/// @param line the binary and its arguments, the mark of its home among them
public record NativeService(List<String> line) implements ServiceSpec.Command {
    private static final String HEAP = "-Xm";

    static NativeService of(Home home, Application application) throws IOException {
        var built = new NativeBinaries(Checkout.root()).of(application)
                .orElseThrow(() -> new Failure("There is no native binary of %s.".formatted(application.name())));
        return of(home, application, InstalledCopy.binary(home, application, built));
    }

    /// With the same heap as on a JVM. Collector and compiler were chosen when it was built.
    static NativeService of(Home home, Application application, Path binary) {
        var line = new ArrayList<>(List.of(binary.toString(), Orphans.MARK + home.directory(), "-XX:+ExitOnOutOfMemoryError"));
        application.jvm().stream().filter(option -> option.startsWith(HEAP)).forEach(line::add);
        return new NativeService(List.copyOf(line));
    }

    /// Whether the suite was started on native binaries.
    public static boolean runsIn(RunState state) {
        return state.services().stream().anyMatch(service -> Optional.ofNullable(service.process())
                .flatMap(process -> ProcessHandle.of(process.pid())).flatMap(handle -> handle.info().command())
                .filter(command -> Path.of(command).endsWith(Path.of(InstalledCopy.BINARIES, service.name()))).isPresent());
    }

    @Override
    public List<String> line(boolean plainly) {
        return line;
    }
}
