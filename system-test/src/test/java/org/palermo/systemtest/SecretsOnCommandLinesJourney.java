package org.palermo.systemtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.palermo.systemtest.suite.RunningSuite;
import org.palermo.systemtest.suite.Suite;

/// Everybody with a login on the machine can read every command line.
@Order(15)
@ExtendWith(RunningSuite.class)
@EnabledOnOs(OS.LINUX)
class SecretsOnCommandLinesJourney {

    private final Suite suite;

    SecretsOnCommandLinesJourney(Suite suite) {
        this.suite = suite;
    }

    /// Checks the services, the database with its processes, Keycloak, the launcher, and a launcher that asks for a token.
    @Test
    void no_process_shows_a_secret() throws Exception {
        var local = suite.local("the secrets of the suite");
        var secrets = secrets(local.home());
        assertTrue(secrets.size() > 10, () -> "only these are known: " + secrets.keySet());
        var asking = new FutureTask<Void>(() -> {
            local.launcher().run("token", "authority").expectSuccess();
            local.launcher().run("status").expectSuccess();
        }, null);
        Thread.ofVirtual().start(asking);
        var shown = new ArrayList<String>();
        var seen = 0;
        do {
            var lines = commandLines();
            seen = Math.max(seen, (int) lines.values().stream().filter(line -> line.contains(local.home().toString())).count());
            lines.forEach((process, line) -> secrets.forEach((name, secret) -> {
                if (line.contains(secret)) {
                    shown.add(name + " by " + process);
                }
            }));
            Thread.sleep(20);
        } while (!asking.isDone());
        asking.get();
        assertEquals(List.of(), shown.stream().distinct().toList());
        assertTrue(seen >= 7, "only " + seen + " processes of the suite were seen");
    }

    /// The secrets by name, each also in its other encodings.
    private static Map<String, String> secrets(Path home) throws IOException {
        var file = new Properties();
        try (var in = Files.newInputStream(home.resolve("secrets"))) {
            file.load(in);
        }
        var secrets = new LinkedHashMap<String, String>();
        for (var name : file.stringPropertyNames()) {
            var secret = file.getProperty(name);
            secrets.put(name, secret);
            secrets.put(name + " in Base64", Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(secret)));
        }
        secrets.put("the password of an account", "palermo-authority");
        return secrets;
    }

    /// A process may end while it is read.
    private static Map<String, String> commandLines() throws IOException {
        var lines = new LinkedHashMap<String, String>();
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (var process : processes.filter(path -> path.getFileName().toString().matches("\\d+")).toList()) {
                try {
                    lines.put(process.toString(), new String(Files.readAllBytes(process.resolve("cmdline")), StandardCharsets.UTF_8).replace('\0', ' '));
                } catch (IOException ended) {
                    // The process has ended.
                }
            }
        }
        return lines;
    }
}
