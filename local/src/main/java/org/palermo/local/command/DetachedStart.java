package org.palermo.local.command;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.palermo.local.Checkout;
import org.palermo.local.Home;
import org.palermo.local.build.JavaHome;
import org.palermo.local.supervise.RunState;
import org.palermo.local.supervise.Session;

/// Starts `up` as a process that outlives the terminal, shows its output, and returns when the suite is ready or has
/// failed.
final class DetachedStart {

    private final Path log;
    private final Home home;
    private long shown;

    DetachedStart(Home home) {
        this.home = home;
        log = home.log("launcher");
    }

    int start(List<String> arguments) throws Exception {
        Files.writeString(log, "");
        var command = new ArrayList<>(List.of(JavaHome.java(), "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-Dpalermo.launcher=" + home.directory(), "-jar", ownJar().toString()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(Session.own(command)).redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null")).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("PALERMO_TTY");
        builder.environment().put("PALERMO_ROOT", Checkout.root().toString());
        var process = builder.start();
        // Ctrl-C during the start stops it.
        var giveUp = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(giveUp);
        while (process.isAlive() && !isReady(process)) {
            show();
            Thread.sleep(100);
        }
        Runtime.getRuntime().removeShutdownHook(giveUp);
        Thread.sleep(100);
        show();
        return process.isAlive() ? 0 : process.exitValue();
    }

    private boolean isReady(Process process) {
        return RunState.read(home)
                .filter(state -> state.ready() && state.supervisor().pid() == process.pid())
                .isPresent();
    }

    private void show() throws IOException {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(shown);
            var bytes = new byte[(int) (file.length() - shown)];
            file.readFully(bytes);
            shown += bytes.length;
            System.out.print(new String(bytes, StandardCharsets.UTF_8));
            System.out.flush();
        }
    }

    private static Path ownJar() throws Exception {
        return Path.of(DetachedStart.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
