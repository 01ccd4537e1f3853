package org.palermo.referral;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.SigningKeysRules;
import org.palermo.referral.casefile.Given;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
class SigningKeysTest extends SigningKeysRules {

    @BeforeEach
    void register() {
        Given.theRegister();
    }

    @Override
    protected String path() {
        return "/api/nrm/v1/notices";
    }

    @Override
    protected Account reader() {
        return Account.AUTHORITY;
    }
}
