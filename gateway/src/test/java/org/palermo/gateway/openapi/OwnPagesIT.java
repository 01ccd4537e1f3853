package org.palermo.gateway.openapi;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same on the packaged application, native or not.
@QuarkusIntegrationTest
class OwnPagesIT extends OwnPagesTest {
}
