package org.palermo.inspection;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;

/// A parameter that is unknown or of another type is refused. The answer repeats its name, never its value.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class WrongParametersTest {

    @Test
    void invalid_400_names_what_is_unknown() {
        as(Account.INSPECTOR).get(API + "/workplaces?coutry=Marisol&q=a").then().statusCode(400).body("violations.field", contains("coutry")).body(not(containsString("Marisol")));
        as(Account.INSPECTOR).body("{}").post(API + "/workplaces?dry=true").then().statusCode(400).body("violations.field", contains("dry"))
                .body("violations[0].message", containsString("no parameters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/penalties?overdue=Marisol", "/penalties?overdue=", "/team?left=1", "/workplaces?limit=", "/workplaces?limit=4294967297"})
    void invalid_400_names_what_is_of_another_type(String address) {
        as(Account.CHIEF).get(API + address).then().statusCode(400).body("violations.field", contains(address.replaceAll(".*\\?|=.*", "")))
                .body(not(containsString("Marisol")));
    }

    @Test
    void ok_200_what_it_has() {
        as(Account.INSPECTOR).get(API + "/workplaces?country=GB&sector=Apparel&q=a&limit=1").then().statusCode(200);
    }
}
