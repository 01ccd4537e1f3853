package org.palermo.gateway;

import java.net.URI;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;

/// The running gateway, with a caller outside and origins behind it.
@QuarkusTestResource(TestSuite.class)
abstract class GatewayTest {

    static final String ECHO = "/api/nrm/v1/echo";
    static final String PUBLIC_ECHO = "/api/nrm/v1/mechanism/echo";

    @TestHTTPResource("/")
    URI base;

    Outside outside;

    @BeforeEach
    void openOutside() {
        outside = new Outside(base);
    }

    @AfterEach
    void closeOutside() {
        outside.close();
    }

    static String[] token() {
        return new String[] {"Authorization", "Bearer " + Tokens.accepted()};
    }

    static String[] tokenAnd(String... headers) {
        var all = new String[headers.length + 2];
        System.arraycopy(token(), 0, all, 0, 2);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return all;
    }
}
