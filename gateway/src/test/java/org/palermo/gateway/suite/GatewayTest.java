package org.palermo.gateway.suite;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;

/// The running gateway, with a caller outside and origins behind it.
@QuarkusTestResource(TestSuite.class)
public abstract class GatewayTest {

    protected static final String ECHO = "/api/nrm/v1/echo";
    protected static final String PUBLIC_ECHO = "/api/nrm/v1/mechanism/echo";

    @TestHTTPResource("/")
    protected URI base;

    protected Outside outside;

    @BeforeEach
    protected void openOutside() {
        outside = new Outside(base);
    }

    @AfterEach
    protected void closeOutside() {
        outside.close();
    }

    protected static String[] token() {
        return new String[] {"Authorization", "Bearer " + Tokens.accepted()};
    }

    protected static String[] tokenAnd(String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(token(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }
}
