package org.palermo.shelter;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.TestResourceScope;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.palermo.kernel.test.Palermo;

/// A test of the whole service over HTTP, on an empty register.
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
public abstract class ServiceTest {

    @BeforeEach
    void startEmpty() {
        // The tests of another module may run at the same time.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(40));
        Register.clear();
    }
}
