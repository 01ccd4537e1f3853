package org.palermo.gateway.proxy;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/// The same on the packaged application, native or not.
@QuarkusIntegrationTest
class BodyLimitIT extends BodyLimitTest {
}
