package org.palermo.local.suite;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.ParallelTasks;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.Terminal;
import org.palermo.local.audit.AuditKeys;
import org.palermo.local.database.Databases;
import org.palermo.local.database.Migrations;
import org.palermo.local.database.Postgres;
import org.palermo.local.identity.Keycloak;
import org.palermo.local.identity.RealmSync;
import org.palermo.local.jvm.JavaService;
import org.palermo.local.keys.KeysetFile;
import org.palermo.local.keys.MasterKeys;
import org.palermo.local.mail.MailServer;
import org.palermo.local.supervise.Supervisor;

/// Starts the whole suite, in parallel where possible.
public final class Suite {

    /// Keycloak on an empty database takes half a minute, and many times that on a busy machine: a start that makes
    /// progress may take longer. A process that ends is noticed before the limit.
    private static final Duration LIMIT = Duration.ofSeconds(240);

    private final Home home;
    private final Ports ports;
    private final Terminal terminal;
    private final Supervisor supervisor;
    private final Secrets secrets;
    private final Postgres postgres;
    private final Keycloak keycloak;
    private final ApplicationService services;
    private final boolean pdf;
    private final CountDownLatch keycloakReady = new CountDownLatch(1);

    /// @param pdf whether PDF files are made
    public Suite(Home home, Ports ports, Terminal terminal, Supervisor supervisor, boolean nativeBinaries, boolean pdf) throws IOException {
        this.home = home;
        this.ports = ports;
        this.terminal = terminal;
        this.supervisor = supervisor;
        secrets = new Secrets(home.in("secrets"));
        postgres = new Postgres(home, secrets, ports.postgres());
        keycloak = new Keycloak(home, secrets, ports);
        services = new ApplicationService(home, ports, secrets, postgres, nativeBinaries, pdf);
        this.pdf = pdf;
    }

    public Postgres postgres() {
        return postgres;
    }

    public void start() throws Exception {
        IntakeKeys.make(home);
        for (var application : Application.ALL) {
            if (application.keepsPersonalData()) {
                AuditKeys.make(home, application);
            }
        }
        MailServer.start(ports.mail(), home.in("mail"));
        ParallelTasks.run(this::startPostgres, () -> KeycloakPrograms.prepare(home, keycloak, terminal));
        ParallelTasks.run(this::startKeycloak, this::startServices);
        if (pdf) {
            start(Application.PDF);
        }
        start(Application.PORTAL);
    }

    /// Only for services that were started here; one in a debugger has its own environment.
    public Map<JavaService, Map<String, String>> environments() throws IOException {
        var environments = new LinkedHashMap<JavaService, Map<String, String>>();
        for (var application : Application.ALL.reversed()) {
            if (!application.isLeftOut()) {
                environments.put(services.java(application), services.environment(application));
            }
        }
        return environments;
    }

    private void startPostgres() throws Exception {
        var first = postgres.isNew();
        var started = System.nanoTime();
        postgres.prepare();
        supervisor.start(postgres.service(), LIMIT);
        new Migrations(postgres, secrets).refuseEarlier();
        var names = new ArrayList<>(List.of("keycloak"));
        Application.ALL.stream().flatMap(application -> application.databaseName().stream()).forEach(names::add);
        new Databases(postgres, secrets).make(names);
        prepareMasterKeys();
        terminal.done(first ? "PostgreSQL, from empty" : "PostgreSQL", started);
    }

    private void prepareMasterKeys() throws Exception {
        for (var application : Application.ALL) {
            if (application.keepsPersonalData()) {
                try (var database = postgres.connect(application.database())) {
                    new MasterKeys(application.name(), new KeysetFile(application.masterKeys(home))).prepare(database);
                }
            }
        }
    }

    private void startKeycloak() throws Exception {
        var started = System.nanoTime();
        var realm = keycloak.realm();
        supervisor.start(keycloak.service(realm), LIMIT);
        keycloakReady.countDown();
        terminal.done("Keycloak", started);
        started = System.nanoTime();
        RealmSync.run(Ports.inside(ports.keycloak()) + "/auth", secrets.get("client." + Keycloak.LAUNCHER), realm);
        terminal.done("realm as in the file", started);
    }

    /// They start at the same time as Keycloak and are ready once they have its keys.
    private void startServices() throws Exception {
        var migrations = new Migrations(postgres, secrets);
        var started = System.nanoTime();
        for (var application : Application.ALL) {
            if (application.database() != null) {
                migrations.run(application);
            }
        }
        terminal.done("databases migrated", started);
        var tasks = new ArrayList<ParallelTasks.Task>();
        for (var application : List.of(Application.REFERRAL, Application.SHELTER, Application.INSPECTION, Application.GATEWAY)) {
            tasks.add(() -> start(application));
        }
        ParallelTasks.run(tasks);
    }

    private void start(Application application) throws Exception {
        if (application.isLeftOut()) {
            terminal.warn(application.name() + " is left out (PALERMO_WITHOUT)");
            return;
        }
        var started = System.nanoTime();
        supervisor.start(services.of(application), LIMIT, keycloakReady);
        terminal.done(application.name(), started);
    }
}
