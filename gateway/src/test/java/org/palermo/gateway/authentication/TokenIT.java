package org.palermo.gateway.authentication;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same on the packaged application, native or not.
@QuarkusIntegrationTest
class TokenIT extends TokenTest {
}
