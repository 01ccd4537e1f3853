package org.palermo.portal;

import io.quarkus.test.common.QuarkusTestResource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;

/// The common start of all tests of the running portal: nobody is signed in and every service works.
@QuarkusTestResource(TestEnvironment.class)
abstract class PortalTest {

    @BeforeEach
    void everythingWell() throws SQLException {
        TestEnvironment.gateway.reset();
        TestEnvironment.pdf.reset();
        TestEnvironment.provider.account = new FakeIdentityProvider.Account("Amina Authority", "COMPETENT_AUTHORITY", List.of("competent-authority"));
        TestEnvironment.provider.lifespan = Duration.ofMinutes(5);
        TestEnvironment.provider.refusesLogout = false;
        TestEnvironment.provider.refusesRenewal = false;
        TestEnvironment.provider.signOutsTogether = new CountDownLatch(0);
        TestEnvironment.provider.renewals.set(0);
        TestEnvironment.provider.logouts.clear();
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement()) {
            sql.execute("delete from portal_session");
            sql.execute("delete from referral_draft");
        }
    }

    static Browser aBrowser() {
        return new Browser(ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class));
    }

    static void signInAs(String agencyKind, String... roles) {
        signIn("Some One", agencyKind, roles);
    }

    /// @param name the name by which the provider tells accounts apart
    static void signIn(String name, String agencyKind, String... roles) {
        TestEnvironment.provider.account = new FakeIdentityProvider.Account(name, agencyKind, List.of(roles));
    }

    static int rows(String query) throws SQLException {
        try (var connection = TestEnvironment.database.asOwner(); var sql = connection.createStatement(); var result = sql.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
