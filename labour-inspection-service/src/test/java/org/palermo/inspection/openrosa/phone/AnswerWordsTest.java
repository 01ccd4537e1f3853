package org.palermo.inspection.openrosa.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.palermo.inspection.Given.API;
import static org.palermo.inspection.Given.aWorkplace;
import static org.palermo.inspection.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.Given;
import org.palermo.inspection.MechanismKeyPair;
import org.palermo.inspection.openrosa.Collect;
import org.palermo.inspection.openrosa.OpenRosaTest;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.text.PageWords;
import org.palermo.kernel.text.WordFile;

/// What a phone shows is in the language that it asks for, or that the inspector chose.
@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(MechanismKeyPair.class)
class AnswerWordsTest {
    private Collect collect;

    @BeforeEach
    void aPhone() {
        Given.execute("update phone set revoked_at = now(), revoked_by = 'test' where revoked_at is null");
        System.setProperty(SealedFormsTest.SWITCH, "false");
        collect = Collect.of(Account.INSPECTOR);
        wish("{\"delivery\":\"LISTS\",\"language\":\"en\",\"hour\":7}");
    }

    @AfterEach
    void asByDefault() {
        System.clearProperty(SealedFormsTest.SWITCH);
        wish("{\"delivery\":\"LISTS\",\"language\":\"en\",\"hour\":7}");
    }

    private static void wish(String wish) {
        as(Account.INSPECTOR).body(wish).put(API + "/notices/mails").then().statusCode(200);
    }

    @Test
    void created_201_and_202_in_the_language_of_the_request() {
        assertEquals("The form was received.", Collect.message(collect.submit(form(""), Map.of())));
        assertEquals("Le formulaire a été reçu.", Collect.message(collect.reading("fr-CH, en;q=0.5").submit(form(""), Map.of())));
        assertEquals("已收到表单。", Collect.message(collect.reading("de, zh;q=0.5").submit(form(""), Map.of())));
        assertEquals("The form was received.", Collect.message(collect.reading("de").submit(form(""), Map.of())));
        HttpResponse<byte[]> text = collect.reading("es").submit(form(OpenRosaTest.finding("ADULT", 1, "EX01", "sin papeles")), Map.of());
        assertEquals(202, text.statusCode());
        assertTrue(Collect.message(text).contains("situación migratoria"), Collect.message(text));
    }

    @Test
    void created_201_in_the_language_that_the_inspector_chose_for_her_mails() {
        wish("{\"delivery\":\"AT_ONCE\",\"language\":\"ru\",\"hour\":7}");
        assertEquals("Форма получена.", Collect.message(collect.submit(form(""), Map.of())));
        assertEquals("استُلمت الاستمارة.", Collect.message(collect.reading("ar").submit(form(""), Map.of())), "what the phone asks for comes first");
        HttpResponse<byte[]> refused = collect.submit(form("").replace("PLANNED", "COMPLAINT"), Map.of());
        assertEquals(400, refused.statusCode());
        assertTrue(Collect.message(refused).startsWith("Форма не принята: один из ответов неверен. ("), Collect.message(refused));
    }

    @Test
    void a_refusal_says_its_kind_in_the_language_and_the_rest_for_whoever_helps() {
        HttpResponse<byte[]> refused = collect.reading("fr").submit(form("").replace("PLANNED", "COMPLAINT"), Map.of());
        assertEquals(400, refused.statusCode());
        assertTrue(Collect.isOpenRosa(refused));
        assertTrue(Collect.message(refused).startsWith("Le formulaire n’a pas été accepté : une réponse n’est pas valable. ("), Collect.message(refused));
        assertTrue(Collect.message(refused).contains("kind must be PLANNED or FOLLOW_UP"), Collect.message(refused));
        HttpResponse<byte[]> nobody = collect.with("nobody", null).reading("es").get("/formList");
        assertEquals(401, nobody.statusCode());
        assertTrue(Collect.message(nobody).startsWith("El nombre de usuario"), Collect.message(nobody));
    }

    @Test
    void each_language_has_the_same_words() {
        Set<String> keys = keys("fr");
        for (String language : PageWords.LANGUAGES) {
            Set<String> had = keys(language);
            if (language.equals("en")) {
                assertEquals(keys.stream().filter(key -> !key.startsWith("answer.refused")).collect(Collectors.toSet()), had);
            } else {
                assertEquals(keys, had, language);
            }
        }
        assertFalse(keys.isEmpty());
    }

    private static Set<String> keys(String language) {
        return WordFile.read("palermo/openrosa/" + language + ".properties").orElseThrow().keySet().stream()
                .filter(key -> key.startsWith("answer.")).collect(Collectors.toSet());
    }

    private static String form(String findings) {
        return OpenRosaTest.form(UUID.randomUUID().toString(), aWorkplace("ESTABLISHMENT"), findings);
    }
}
