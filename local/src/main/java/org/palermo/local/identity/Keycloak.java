package org.palermo.local.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.palermo.local.Application;
import org.palermo.local.Checkout;
import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Versions;
import org.palermo.local.build.JavaHome;
import org.palermo.local.database.Databases;
import org.palermo.local.supervise.Orphans;
import org.palermo.local.supervise.ServiceSpec;

/// Keycloak behind the gateway: its pages are on the public origin under /auth, its own port only on this machine.
public final class Keycloak {

    public static final String LAUNCHER = "palermo-launcher";

    /// What a person is told by mail: changes of what she signs in with, and that her account was closed for a time. Not each
    /// mistyped password.
    private static final String MAILED_EVENTS = "UPDATE_CREDENTIAL,REMOVE_CREDENTIAL,USER_DISABLED_BY_TEMPORARY_LOCKOUT";

    private final Home home;
    private final Secrets secrets;
    private final Ports ports;

    public Keycloak(Home home, Secrets secrets, Ports ports) {
        this.home = home;
        this.secrets = secrets;
        this.ports = ports;
    }

    public boolean isUnpacked() {
        return Files.exists(home("version.txt"));
    }

    public void unpack(Path zip) throws IOException {
        Unzip.to(zip, directory());
    }

    public boolean isBuilt() {
        return Files.exists(home("palermo-built"));
    }

    /// Sets the options that Keycloak compiles in. The result is kept between runs; `start --optimized` uses it.
    public void build() throws IOException, InterruptedException {
        var log = home.log("keycloak-build");
        Files.createDirectories(log.getParent());
        var builder =
                new ProcessBuilder(
                        home("bin/kc.sh").toString(), "build", "--db=postgres", "--health-enabled=true", "--metrics-enabled=true",
                        "--http-relative-path=/auth", "--http-management-relative-path=/");
        builder.environment().put("JAVA_HOME", JavaHome.directory().toString());
        builder.environment().put("JAVA_OPTS_APPEND", Orphans.MARK + home.directory());
        var process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new Failure("Keycloak could not be built; see " + log);
            }
        } finally {
            // kc.sh passes a signal on to its Java process; when both have ended this does nothing.
            process.destroy();
        }
        Files.writeString(home("palermo-built"), Versions.of("keycloak"));
    }

    /// The realm of this installation: the production file with the sample and the secrets added.
    public ObjectNode realm() throws IOException {
        var merged = RealmFile.merge(RealmFile.production(Checkout.root()), RealmFile.sample());
        var values = new HashMap<String, String>();
        values.put("PALERMO_PORTAL_CLIENT_SECRET", secrets.get("client.portal"));
        values.put("PALERMO_PEOPLE_ADMIN_SECRET", secrets.get("client.people-admin"));
        values.put("PALERMO_PORTAL_INSIDE_URL", Ports.inside(ports.of(Application.PORTAL)));
        values.putAll(mail());
        for (var application : Application.ALL) {
            if (application.events() != null) {
                var name = application.events().replace("-", "_").toUpperCase(java.util.Locale.ROOT);
                values.put("PALERMO_%s_SECRET".formatted(name), secrets.get("client." + application.events()));
            }
        }
        return (ObjectNode) RealmFile.resolve(merged, values);
    }

    /// The launcher's own mail server, which writes mails to files and asks for no password.
    private Map<String, String> mail() {
        return Map.of(
                "PALERMO_MAIL_HOST", "127.0.0.1", "PALERMO_MAIL_PORT", String.valueOf(ports.mail()),
                "PALERMO_MAIL_FROM", "no-reply@palermo.invalid", "PALERMO_MAIL_STARTTLS", "false",
                "PALERMO_MAIL_AUTH", "false", "PALERMO_MAIL_USER", "", "PALERMO_MAIL_PASSWORD", "");
    }

    public ServiceSpec service(ObjectNode realm) throws IOException {
        Secrets.writePrivately(home("data/import/palermo-realm.json"), out -> out.write(RealmFile.JSON.writeValueAsBytes(realm)));
        var environment =
                Map.of(
                        "KC_DB_PASSWORD", secrets.get(Databases.owner("keycloak")),
                        "KC_BOOTSTRAP_ADMIN_CLIENT_ID", LAUNCHER,
                        "KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secrets.get("client." + LAUNCHER));
        var health = Ports.inside(ports.keycloakManagement()) + "/health/ready";
        return new ServiceSpec(
                "keycloak", ServiceSpec.Command.of(command()), environment, home.log("keycloak"), ports.keycloak(), health,
                () -> Http.answers(URI.create(health)), ServiceSpec.Stop.TERMINATE, Duration.ofSeconds(20));
    }

    /// The JVM itself and not kc.sh, which would stay between the launcher and the process that it watches.
    private List<String> command() {
        var command = new ArrayList<>(List.of(
                JavaHome.java(), Orphans.MARK + home.directory(), "-Xms64m", "-Xmx384m", "-XX:+UseSerialGC", Application.SMALL_OBJECTS,
                "-XX:MetaspaceSize=96M", "-XX:MaxMetaspaceSize=256m", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8",
                "-Duser.language=en", "-Duser.country=US", "-Djava.security.egd=file:/dev/urandom",
                "--add-opens=java.base/java.util=ALL-UNNAMED", "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED", "-Dkc.config.built=true",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + directory(), "-Djboss.server.config.dir=" + home("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp", home("lib/quarkus-run.jar").toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(
                "start", "--optimized", "--import-realm",
                "--hostname=" + ports.origin() + "/auth", "--hostname-backchannel-dynamic=true",
                "--proxy-headers=xforwarded", "--proxy-trusted-addresses=127.0.0.1",
                "--http-enabled=true", "--http-host=127.0.0.1", "--http-port=" + ports.keycloak(),
                "--http-management-port=" + ports.keycloakManagement(), "--cache=local",
                // The input of a failed sign-in is in the realm's events for thirty days, and must not be in a log.
                "--spi-events-listener--jboss-logging--error-level=debug",
                "--spi-events-listener--email--include-events=" + MAILED_EVENTS,
                "--spi-theme--folder--dir=" + Checkout.root().resolve("k8s/base/keycloak/themes"),
                "--db-url=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak",
                "--db-username=" + Databases.owner("keycloak"), "--db-pool-max-size=10"));
        return command;
    }

    private Path directory() {
        return home.in("keycloak", Versions.of("keycloak"));
    }

    private Path home(String below) {
        return directory().resolve(below);
    }
}
