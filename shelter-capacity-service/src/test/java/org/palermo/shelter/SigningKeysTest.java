package org.palermo.shelter;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.SigningKeysRules;

@QuarkusTest
@WithTestResource(value = Palermo.class, scope = TestResourceScope.GLOBAL)
class SigningKeysTest extends SigningKeysRules {
    @Override
    protected String path() {
        return "/api/shelter/v1/shelters";
    }

    @Override
    protected Account reader() {
        return Account.ADMINISTRATOR;
    }
}
