package org.palermo.inspection.tip.partner;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.as;
import static org.palermo.inspection.Given.count;
import static org.palermo.inspection.Given.text;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.tip.official.TipsTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// The credentials with which the machines of partners sign in: made, listed and revoked by the chief inspector.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
public class PartnerCredentialsTest {
    public static JsonPath credential(String agreement) {
        return as(Account.CHIEF).body("{\"name\":\"the bank's system\"}").post(credentials(agreement)).then().statusCode(201).extract().jsonPath();
    }

    static String credentials(String agreement) {
        return TipsTest.AGREEMENTS + "/" + agreement + "/credentials";
    }

    @Test
    void created_201_a_credential_is_shown_once_and_a_fourth_is_refused_409() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        JsonPath made = credential(agreement);
        assertEquals(43, made.getString("password").length(), "256 bits");
        assertTrue(made.getString("address").endsWith("/api/inspection/v1/partner-tips"), made.getString("address"));
        assertTrue(made.getString("expiresAt").startsWith("2100-01-01") || made.getString("expiresAt").startsWith("2099-12-31"), made.getString("expiresAt"));
        assertEquals("0", text("select count(*) from partner_credential where position('" + made.getString("password") + "' in partner_credential::text) > 0"),
                "the secret is stored");
        String path = credentials(agreement) + "/" + made.getString("id");
        as(Account.CHIEF).get(path).then().statusCode(200).body("name", equalTo("the bank's system")).body("state", equalTo("ACTIVE")).body("password", nullValue())
                .body("lastUsedAt", nullValue());
        as(Account.CHIEF).get(credentials(agreement)).then().body("items.id", hasItem(made.getString("id")));
        credential(agreement);
        credential(agreement);
        as(Account.CHIEF).body("{\"name\":\"n\"}").post(credentials(agreement)).then().statusCode(409).body("type", equalTo("urn:palermo:problem:partner-credential:too-many"));
        as(Account.CHIEF).post(path + "/revoke").then().statusCode(200);
        credential(agreement);
    }

    @Test
    void forbidden_403_and_not_found_404_for_others() {
        String agreement = TipsTest.agreement("ACCOUNTS");
        String path = credentials(agreement) + "/" + credential(agreement).getString("id");
        for (Account account : List.of(Account.INSPECTOR, Account.NGO)) {
            as(account).body("{\"name\":\"n\"}").post(credentials(agreement)).then().statusCode(403);
            as(account).get(credentials(agreement)).then().statusCode(403);
            as(account).get(path).then().statusCode(403);
            as(account).post(path + "/revoke").then().statusCode(403);
        }
        String others = TipsTest.agreement("ACCOUNTS");
        as(Account.CHIEF).get(path.replace(agreement, others)).then().statusCode(404);
        as(Account.CHIEF).post(path.replace(agreement, others) + "/revoke").then().statusCode(404);
        as(Account.CHIEF).get(credentials(UUID.randomUUID().toString())).then().statusCode(404);
        as(Account.CHIEF).body("{\"name\":\" \"}").post(credentials(agreement)).then().statusCode(400);
    }
}
