package org.palermo.gateway.header;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same on the packaged application, native or not.
@QuarkusIntegrationTest
class RequestHeadersIT extends RequestHeadersTest {
}
