package org.palermo.inspection;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.SigningKeysRules;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class SigningKeysTest extends SigningKeysRules {
    @Override
    protected String path() {
        return "/api/inspection/v1/indicators";
    }

    @Override
    protected Account reader() {
        return Account.INSPECTOR;
    }
}
