package org.palermo.inspection.openrosa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.palermo.kernel.notice.MailLine;

/// The mail about a form that waits says what to do.
class KeptFormsTest {
    @ParameterizedTest
    @CsvSource({"VIOLATION, form.question", "TEXT, form.text", "ENTRY, form.entry", "ANOTHER_PERSON, form.person", "ANOTHER_BODY, form.choose",
        "EDIT, form.choose", "ANOTHER_VISIT, form.choose", "ANOTHER_FINDING, form.choose", "ANOTHER_STEP, form.choose"})
    void a_form_has_the_line_of_its_reason(SettlingReason reason, String key) {
        assertEquals(List.of(MailLine.of(key)), KeptForms.todo(reason));
    }

    @ParameterizedTest
    @EnumSource
    void a_line_has_words_in_every_language(SettlingReason reason) throws IOException {
        for (String language : List.of("ar", "en", "es", "fr", "ru", "zh")) {
            String key = KeptForms.todo(reason).getFirst().key();
            assertTrue(words(language).containsKey(key), language + " " + key);
        }
    }

    /// Nobody can choose between two persons: who the second one is was not kept.
    @Test
    void the_mail_about_another_person_asks_for_no_choice() throws IOException {
        assertEquals("A second suspected victim was sent under an id that was used before. Look at the finding. If she is not reported yet, "
                + "report her.", words("en").getProperty("form.person"));
    }

    private static Properties words(String language) throws IOException {
        Properties words = new Properties();
        try (InputStreamReader in = new InputStreamReader(
                KeptFormsTest.class.getResourceAsStream("/palermo/mail/service/" + language + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return words;
    }
}
