package org.palermo.local.suite;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.Http;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.audit.AuditKeys;
import org.palermo.local.database.Databases;
import org.palermo.local.database.Postgres;
import org.palermo.local.jvm.JavaService;
import org.palermo.local.supervise.ServiceSpec;

/// How each of the suite's applications is run here: as a JVM or as a native binary, with its documented environment.
final class ApplicationService {

    /// Of each service. A connection takes PostgreSQL some 11 MB, and one person needs fewer than the 20 of an installation.
    private static final int CONNECTIONS = 10;
    /// Sooner than in an installation: a connection that did all kinds of work takes PostgreSQL 20 MB.
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(5);

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Postgres postgres;
    private final boolean nativeBinaries;
    private final boolean pdf;

    /// @param pdf whether PDF files are made
    ApplicationService(Home home, Ports ports, Secrets secrets, Postgres postgres, boolean nativeBinaries, boolean pdf) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.postgres = postgres;
        this.nativeBinaries = nativeBinaries;
        this.pdf = pdf;
    }

    ServiceSpec of(Application application) throws IOException {
        var health = Ports.inside(ports.managementOf(application)) + "/q/health/ready";
        return new ServiceSpec(
                application.name(), command(application), environment(application), home.log(application.name()), ports.of(application),
                health, () -> Http.answers(URI.create(health)), ServiceSpec.Stop.TERMINATE, Duration.ofSeconds(10));
    }

    private ServiceSpec.Command command(Application application) throws IOException {
        return nativeBinaries && application != Application.PDF ? NativeService.of(home, application) : java(application);
    }

    JavaService java(Application application) throws IOException {
        var jar = InstalledCopy.jar(home, application);
        var options = new ArrayList<>(application.jvm());
        options.addAll(List.of(
                "-Xms32m", "-Xss512k", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        return JavaService.of(home, application.name(), InstalledCopy.stamp(home, application), options, jar);
    }

    Map<String, String> environment(Application application) {
        var values = new TreeMap<String, String>();
        values.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        values.put("QUARKUS_HTTP_PORT", String.valueOf(ports.of(application)));
        values.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        values.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(ports.managementOf(application)));
        if (application == Application.PDF) {
            return values;
        }
        values.put("PALERMO_ISSUER", ports.issuer());
        application.databaseName().ifPresent(name -> database(values, name));
        switch (application.name()) {
            case "gateway" -> gateway(values);
            case "portal" -> portal(values);
            default -> service(values, application);
        }
        return values;
    }

    private void database(Map<String, String> values, String name) {
        values.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(name));
        values.put("QUARKUS_DATASOURCE_USERNAME", Databases.user(name));
        values.put("QUARKUS_DATASOURCE_PASSWORD", secrets.get(Databases.user(name)));
        values.put("QUARKUS_DATASOURCE_REACTIVE_IDLE_TIMEOUT", LONGEST_IDLE.toString());
        values.put("QUARKUS_DATASOURCE_REACTIVE_MAX_LIFETIME", LONGEST_LIFE.toString());
    }

    private void gateway(Map<String, String> values) {
        values.put("PALERMO_JWKS_URL", jwks());
        values.put("PALERMO_ORIGIN_PORTAL", inside(Application.PORTAL));
        values.put("PALERMO_ORIGIN_REFERRAL", inside(Application.REFERRAL));
        values.put("PALERMO_ORIGIN_SHELTER", inside(Application.SHELTER));
        values.put("PALERMO_ORIGIN_INSPECTION", inside(Application.INSPECTION));
        values.put("PALERMO_ORIGIN_KEYCLOAK", Ports.inside(ports.keycloak()));
        values.put("PALERMO_SUSPENSIONS_KEY", secrets.get("suspensions"));
        // Beside localhost, which is the issuer's host: the portal uses 127.0.0.1, and so do some people.
        values.put("PALERMO_GATEWAY_HOSTS", "127.0.0.1,[::1]");
    }

    private void portal(Map<String, String> values) {
        values.put("PALERMO_GATEWAY_URL", inside(Application.GATEWAY));
        values.put("PALERMO_AUTH_INSIDE_URL", ports.realmInside());
        values.put("PALERMO_PORTAL_CLIENT_SECRET", secrets.get("client.portal"));
        values.put("PALERMO_PORTAL_ENCRYPTION_KEY", secrets.get("portal.encryption"));
        if (pdf) {
            values.put("PALERMO_PDF_URL", inside(Application.PDF));
        }
    }

    private void service(Map<String, String> values, Application application) {
        values.put("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", String.valueOf(CONNECTIONS));
        values.put("PALERMO_JWKS_URL", jwks());
        values.put("PALERMO_TOKEN_URL", ports.realmInside() + "/protocol/openid-connect/token");
        values.put("PALERMO_EVENTS_CLIENT_ID", application.events());
        values.put("PALERMO_EVENTS_CLIENT_SECRET", secrets.get("client." + application.events()));
        values.put("PALERMO_SUBSCRIBER_REFERRAL_URL", inside(Application.REFERRAL) + "/events");
        values.put("PALERMO_SUBSCRIBER_SHELTER_URL", inside(Application.SHELTER) + "/events");
        values.put("PALERMO_AUDIT_KEY_FILE", AuditKeys.signing(home, application).toString());
        values.put("PALERMO_MASTER_KEYS_FILE", application.masterKeys(home).toAbsolutePath().toString());
        values.put("PALERMO_MAIL_DIRECTORY", home.in("mail").toString());
        if (application == Application.REFERRAL || application == Application.INSPECTION) {
            values.put("PALERMO_FILES_DIRECTORY", application.files(home).toString());
        }
        if (application == Application.REFERRAL) {
            values.put("PALERMO_PEOPLE_ADMIN_URL", Ports.inside(ports.keycloak()) + "/auth/admin/realms/palermo");
            values.put("PALERMO_PEOPLE_CLIENT_SECRET", secrets.get("client.people-admin"));
            values.put("PALERMO_SUSPENSIONS_KEY", secrets.get("suspensions"));
            values.put("PALERMO_INTAKE_KEYS_FILE", home.in("keys", "intake-private.jwks").toString());
        }
        if (application == Application.INSPECTION) {
            values.put("PALERMO_MECHANISM_KEYS_FILE", home.in("keys", "intake-public.jwks").toString());
        }
        if (application == Application.SHELTER) {
            values.put("PALERMO_SMS_DIRECTORY", home.in("sms").toString());
            var key = Base64.getUrlDecoder().decode(secrets.get("shelter.offers"));
            values.put("PALERMO_OFFERS_KEY", Base64.getEncoder().encodeToString(key));
            // Tests create this file, because they ask more questions in a minute than anybody does in a night.
            values.put("PALERMO_QUESTIONS_BUDGETED", String.valueOf(!Files.exists(home.in("unbudgeted"))));
        }
        // A test that moves the clock creates this file before the start; otherwise the clock is real.
        if (Files.exists(home.in("clock"))) {
            values.put("PALERMO_CLOCK_FILE", home.in("clock").toString());
        }
    }

    private String jwks() {
        return ports.realmInside() + "/protocol/openid-connect/certs";
    }

    private String inside(Application application) {
        return Ports.inside(ports.of(application));
    }
}
