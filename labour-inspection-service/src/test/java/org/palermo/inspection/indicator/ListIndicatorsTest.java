package org.palermo.inspection.indicator;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.text.PageWords;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class ListIndicatorsTest {
    private static final String INDICATORS = API + "/indicators";

    /// Some texts stand in the published list twice, for the recruitment and for the work.
    @Test
    void ok_200_each_text_in_each_language() {
        Set<String> published = new HashSet<>(as(Account.INSPECTOR).get(INDICATORS).<List<String>>path("items.text"));
        Set<String> texts = new HashSet<>();
        for (String language : PageWords.LANGUAGES) {
            List<String> read = as(Account.INSPECTOR).get(INDICATORS + "?language=" + language).then().statusCode(200).extract().path("items.text");
            assertEquals(67, read.size());
            texts.addAll(read);
        }
        assertEquals(published.size() * PageWords.LANGUAGES.size(), texts.size());
    }

    @Test
    void ok_200_in_english_without_a_language_and_where_there_is_no_other() {
        for (String asked : List.of("", "?language=en", "?language=de")) {
            as(Account.INSPECTOR).get(INDICATORS + asked).then().statusCode(200)
                    .body("items.find { it.code == 'DR02' }.text", equalTo("Deceived about wages/earnings"));
        }
        as(Account.INSPECTOR).get(INDICATORS + "?language=fr").then().body("items.find { it.code == 'DR02' }.text", equalTo("Trompé sur le salaire"))
                .body("items.find { it.code == 'DR02' }.adult", equalTo("MEDIUM"));
    }

    @Test
    void invalid_400_language() {
        as(Account.INSPECTOR).get(INDICATORS + "?language=French").then().statusCode(400);
    }

    @Test
    void unauthorised_401() {
        RestAssured.get(INDICATORS + "?language=fr").then().statusCode(401);
    }
}
