package org.palermo.portal;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The surroundings of the portal in tests: one database, one identity provider, one gateway and one maker of PDF files for all tests.
public class TestEnvironment implements QuarkusTestResourceLifecycleManager {
    static final String KEY = "h6PjX0wUQv3ZyT1nKc9sRb7aLd5eMf2gVx8iYo4u0qE";
    static PortalDatabase database;
    static FakeIdentityProvider provider;
    static FakeGateway gateway;
    static FakePdf pdf;

    @Override
    public Map<String, String> start() {
        database = new PortalDatabase();
        provider = new FakeIdentityProvider();
        gateway = new FakeGateway();
        pdf = new FakePdf();
        return Map.of(
                "quarkus.datasource.reactive.url", database.url(),
                "quarkus.datasource.username", "portal_user",
                "quarkus.datasource.password", PortalDatabase.PASSWORD,
                "PALERMO_ISSUER", provider.issuer(),
                "PALERMO_AUTH_INSIDE_URL", provider.issuer(),
                "PALERMO_PORTAL_CLIENT_SECRET", FakeIdentityProvider.SECRET,
                "PALERMO_PORTAL_ENCRYPTION_KEY", KEY,
                "PALERMO_PDF_URL", pdf.url(),
                "PALERMO_GATEWAY_URL", gateway.url());
    }

    @Override
    public void stop() {
        gateway.stop();
        pdf.stop();
        provider.stop();
        try {
            database.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
