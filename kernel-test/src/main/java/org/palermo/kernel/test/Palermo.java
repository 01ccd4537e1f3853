package org.palermo.kernel.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/// Starts what a service needs to be tested whole: the database, the master keys, the issuer's keys, and a
/// receiver of events.
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
        // Hundreds who want one place wait for each other, on a machine that runs other tests too. Who waits in a circle is found
        // by PostgreSQL after a second, and refused as ever.
        config.put("quarkus.datasource.reactive.additional-properties.lock_timeout", "60s");
        config.put("quarkus.datasource.reactive.additional-properties.statement_timeout", "70s");
        // A test that moves the clock runs it itself.
        config.put("palermo.retention.every", "24h");
        config.putAll(lessAroundEachRequest());
        // It warns with a trace for each class of a service whose address it can't read, and then reads it in another way.
        config.put("quarkus.log.category.\"com.tngtech.archunit\".level", "ERROR");
        return config;
    }

    /// REST Assured makes a client for each request: that one reads Java's certificates, though nothing here is called by TLS, and
    /// prints what was sent and answered in case it fails. Together that takes a twelfth of the tests' time.
    private static Map<String, String> lessAroundEachRequest() {
        System.setProperty("javax.net.ssl.trustStore", "NONE");
        return Map.of(PRINTED, System.getProperty(PRINTED, "false"));
    }

    /// The database, the issuer and the probe live as long as the test process: Quarkus may restart within it.
    @Override
    public void stop() {}
}
