package org.palermo.kernel.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Starts what a test of a whole service needs: the database, the master keys, the issuer's keys, and a receiver of
/// events.
public class Palermo implements QuarkusTestResourceLifecycleManager {
    private static final String PRINTED = "quarkus.test.rest-assured.enable-logging-on-failure";

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.reactive.url", TestDatabase.running().reactiveUrl());
        config.put("quarkus.datasource.username", TestDatabase.USER);
        config.put("quarkus.datasource.password", TestDatabase.PASSWORD);
        config.put("palermo.keys.file", TestKeys.running().file().toString());
        config.put("mp.jwt.verify.issuer", TestTokens.ISSUER);
        config.put("mp.jwt.verify.publickey.location", TestIssuer.running().keysUrl());
        config.put("quarkus.oidc-client.token-path", EventProbe.running().tokenUrl());
        config.put("palermo.test.events-url", EventProbe.running().eventsUrl());
        config.put("palermo.audit.key-file", AuditKey.file().toString());
        config.put("palermo.clock.file", TestClock.file().toString());
        // Hundreds of requests for one place wait for each other, on a machine that also runs other tests. PostgreSQL
        // still finds a deadlock after a second and refuses it.
        config.put("quarkus.datasource.reactive.additional-properties.lock_timeout", "60s");
        config.put("quarkus.datasource.reactive.additional-properties.statement_timeout", "70s");
        // A test that moves the clock runs the job itself.
        config.put("palermo.retention.every", "24h");
        config.putAll(lessAroundEachRequest());
        // ArchUnit warns, with a stack trace, for each class of a service whose address it can't read, and then reads it
        // in another way.
        config.put("quarkus.log.category.\"com.tngtech.archunit\".level", "ERROR");
        return config;
    }

    /// REST Assured creates a client for each request. The client would read Java's certificates, although no test uses
    /// TLS, and record request and answer for a failure. Together that takes a twelfth of the tests' time.
    private static Map<String, String> lessAroundEachRequest() {
        System.setProperty("javax.net.ssl.trustStore", "NONE");
        return Map.of(PRINTED, System.getProperty(PRINTED, "false"));
    }

    /// The database, the issuer and the probe live as long as the test process: Quarkus may restart within it.
    @Override
    public void stop() {}
}
