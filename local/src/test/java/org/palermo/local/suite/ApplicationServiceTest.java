package org.palermo.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.palermo.local.Application;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.Secrets;
import org.palermo.local.database.Postgres;

class ApplicationServiceTest {

    @TempDir Path folder;
    private Home home;
    private Secrets secrets;
    private ApplicationService services;

    @BeforeEach
    void make() throws IOException {
        home = new Home(folder);
        secrets = new Secrets(home.in("secrets"));
        services = new ApplicationService(home, new Ports(20000), secrets, new Postgres(home, secrets, 20006), false, false);
    }

    @ParameterizedTest
    @CsvSource({
        "gateway, 20000, 20020",
        "portal, 20001, 20021",
        "referral-service, 20002, 20022",
        "shelter-capacity-service, 20003, 20023",
        "labour-inspection-service, 20004, 20024"
    })
    void every_application_listens_on_this_machine_only(String name, String port, String management) {
        var environment = environment(name);
        assertEquals("127.0.0.1", environment.get("QUARKUS_HTTP_HOST"));
        assertEquals("127.0.0.1", environment.get("QUARKUS_MANAGEMENT_HOST"));
        assertEquals(port, environment.get("QUARKUS_HTTP_PORT"));
        assertEquals(management, environment.get("QUARKUS_MANAGEMENT_PORT"));
        assertEquals("http://localhost:20000/auth/realms/palermo", environment.get("PALERMO_ISSUER"));
    }

    @ParameterizedTest
    @CsvSource({
        "portal, portal",
        "referral-service, referral",
        "shelter-capacity-service, shelter",
        "labour-inspection-service, inspection"
    })
    void a_service_has_its_own_database_as_the_user_that_owns_nothing(String name, String database) {
        var environment = environment(name);
        assertEquals("postgresql://127.0.0.1:20006/" + database, environment.get("QUARKUS_DATASOURCE_REACTIVE_URL"));
        assertEquals(database + "_user", environment.get("QUARKUS_DATASOURCE_USERNAME"));
        assertEquals(secrets.get(database + "_user"), environment.get("QUARKUS_DATASOURCE_PASSWORD"));
        assertFalse(environment.containsValue(secrets.get(database + "_owner")), "the owner's password is for migrations");
    }

    @Test
    void only_the_mechanism_has_the_private_half_of_the_intake_keys() {
        var secret = home.in("keys", "intake-private.jwks").toString();
        for (var application : Application.ALL) {
            var has = services.environment(application).containsValue(secret);
            assertEquals(application == Application.REFERRAL, has, application.name());
        }
    }

    @Test
    void only_services_have_master_keys_and_each_has_its_own() {
        var seen = new HashSet<String>();
        for (var application : Application.ALL) {
            var file = services.environment(application).get("PALERMO_MASTER_KEYS_FILE");
            assertEquals(application.keepsPersonalData(), file != null, application.name());
            assertTrue(file == null || seen.add(file));
        }
        assertEquals(3, seen.size());
    }

    @Test
    void every_sender_of_events_has_a_secret_of_its_own() {
        var seen = new HashSet<String>();
        for (var application : Application.ALL) {
            if (application.events() != null) {
                var environment = services.environment(application);
                assertEquals(application.events(), environment.get("PALERMO_EVENTS_CLIENT_ID"));
                assertTrue(seen.add(environment.get("PALERMO_EVENTS_CLIENT_SECRET")));
            }
        }
        assertEquals(3, seen.size());
    }

    @Test
    void keys_are_fetched_from_the_internal_address() {
        assertEquals(
                "http://127.0.0.1:20005/auth/realms/palermo/protocol/openid-connect/certs",
                environment("gateway").get("PALERMO_JWKS_URL"));
    }

    /// `localhost` is the issuer's host, on any port.
    @Test
    void the_gateway_accepts_only_the_host_names_of_this_machine() {
        assertEquals("127.0.0.1,[::1]", environment("gateway").get("PALERMO_GATEWAY_HOSTS"));
    }

    @Test
    void no_two_services_share_a_port() {
        assertEquals(14, new Ports(20000).all(false).size());
        assertEquals(16, new Ports(20000).all(true).size());
    }

    @Test
    void the_portal_offers_pdf_files_only_where_they_are_made() throws IOException {
        assertFalse(environment("portal").containsKey("PALERMO_PDF_URL"));
        var making = new ApplicationService(home, new Ports(20000), secrets, new Postgres(home, secrets, 20006), true, true);
        assertEquals("http://127.0.0.1:20008", making.environment(Application.PORTAL).get("PALERMO_PDF_URL"));
    }

    @Test
    void what_makes_pdf_files_listens_on_this_machine_only_and_has_no_secret() {
        assertEquals(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", "20008", "QUARKUS_MANAGEMENT_HOST", "127.0.0.1",
                "QUARKUS_MANAGEMENT_PORT", "20028"), services.environment(Application.PDF));
    }

    private Map<String, String> environment(String name) {
        var application = Application.ALL.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return services.environment(application);
    }
}
