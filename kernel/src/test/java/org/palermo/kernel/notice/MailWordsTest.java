package org.palermo.kernel.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailWordsTest {
    private static final Function<String, ZoneId> NONE = country -> null;
    private static final String PAGE = "https://palermo.example/portal/notices";

    @Test
    void a_mail_says_what_to_do_and_not_what_happened() {
        assertEquals("""
                Something needs your attention now.

                Reference: QBE5-16CB-HA

                Last day: 2026-12-19

                Sign in to read it: https://palermo.example/portal/notices
                This message says nothing else, to protect the people it is about.
                """.replace("\n", "\r\n"), words("en").text(mail("BREAK_GLASS_AGAIN", MailLine.of("lastDay", "2026-12-19")), PAGE));
    }

    @Test
    void a_kind_that_is_not_listed_is_only_to_be_read_and_the_page_is_left_out_where_it_is_not_known() {
        String text = words("en").text(mail("OF_A_LATER_RELEASE"), null);
        assertTrue(text.startsWith("There is something new to read.\r\n"), text);
        assertTrue(text.contains("\r\nSign in to read it.\r\n"), text);
        assertFalse(text.contains("OF_A_LATER_RELEASE"), text);
    }

    @Test
    void a_mail_says_everything_in_each_language_of_the_deployment_in_their_order() {
        String text = words("ar", "en").text(mail("BREAK_GLASS", MailLine.of("lastDay", "2026-12-19")), PAGE);
        String[] parts = text.split("\r\n----\r\n\r\n");
        assertEquals(2, parts.length);
        assertTrue(parts[0].contains("آخر يوم: 2026-12-19") && parts[0].contains("QBE5-16CB-HA") && parts[0].contains(PAGE), parts[0]);
        assertTrue(parts[1].contains("Last day: 2026-12-19") && parts[1].contains("QBE5-16CB-HA") && parts[1].contains(PAGE), parts[1]);
    }

    /// The list of a country reads its official languages; those of the deployment where the file of the country has none with words.
    @Test
    void a_mail_to_the_list_of_a_country_is_in_its_languages() {
        Map<String, List<String>> official = Map.of("FR", List.of("fr"), "CH", List.of("de", "fr", "it", "rm"), "GB", List.of("en", "en"), "DE", List.of("de"));
        MailWords words = new MailWords(List.of("ar", "en"), NONE, country -> official.getOrDefault(country, List.of()));
        NoticeMail mail = mail("BREAK_GLASS");
        assertEquals(words("fr").text(mail, PAGE), words.text(mail.in("FR"), PAGE));
        assertEquals(words("fr").text(mail, PAGE), words.text(mail.in("CH"), PAGE));
        assertEquals(words("en").text(mail, PAGE), words.text(mail.in("GB"), PAGE));
        for (String country : new String[] {"DE", "XX", null}) {
            assertEquals(words("ar", "en").text(mail, PAGE), words.text(mail.in(country), PAGE), country);
        }
        NoticeMail chosen = NoticeMail.personal(new UUID(0, 2), "es", ZoneId.of("UTC"), List.of(mail));
        assertEquals(words("es").text(mail, PAGE), words.text(chosen.in("FR"), PAGE), "what the person chose comes first");
    }

    @Test
    void a_text_message_has_the_first_language() {
        assertEquals("Palermo QBE5 : quelque chose vous attend. Connectez-vous pour le lire.", words("fr", "en").message("QBE5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "en,de", "en,en"})
    void an_unknown_language_one_named_twice_or_none_is_refused(String languages) {
        List<String> named = languages.isEmpty() ? List.of() : List.of(languages.split(","));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> new MailWords(named, NONE, country -> List.of())).getMessage().startsWith("palermo.mail.languages must"));
    }

    /// A line that an earlier release stored is words, not a key; a reference may end in an equals sign.
    @ParameterizedTest
    @ValueSource(strings = {"Overdue: 1", "QBE5-16CB-H=", "Last day=2026"})
    void a_line_that_is_no_key_is_shown_as_it_is(String line) {
        MailLine read = MailLine.read(line);
        assertEquals(line, read.stored());
        assertTrue(words("en").text(mail("BREAK_GLASS", read), PAGE).contains("\r\n" + line + "\r\n"));
    }

    @Test
    void by_when_to_answer_is_said_to_the_minute_in_the_time_of_the_country() {
        MailLine line = MailLine.until("answerBefore", Instant.parse("2026-06-29T21:30:12Z"), "GB");
        MailLine read = MailLine.read(line.stored());
        assertTrue(words("en").text(mail("PLACEMENT_REQUESTED", read), PAGE).contains("Answer before: 2026-06-29 22:30\r\n"));
        assertEquals("Answer before: 2026-06-29 21:30 UTC", read.in(Map.of("answerBefore", "Answer before: {value}")), "no known country");
    }

    @Test
    void by_when_is_said_to_one_person_in_her_own_time() {
        NoticeMail to = mail("PLACEMENT_REQUESTED", MailLine.until("answerBefore", Instant.parse("2026-06-29T21:30:12Z"), "GB"));
        NoticeMail hers = NoticeMail.personal(new UUID(0, 2), "en", ZoneId.of("Europe/Paris"), List.of(to));
        assertTrue(words("en").text(hers, PAGE).contains("Answer before: 2026-06-29 23:30\r\n"));
        assertTrue(words("en").text(NoticeMail.personal(new UUID(0, 2), "en", ZoneId.of("Europe/Paris"), List.of(to, to)), PAGE)
                .contains("Answer before: 2026-06-29 23:30\r\n"));
    }

    @Test
    void the_last_day_ends_where_the_next_one_begins() {
        assertEquals("lastDay=2026-12-18", MailLine.lastDay(Instant.parse("2026-12-18T23:00:00Z"), ZoneId.of("Europe/Paris")).stored());
    }

    @ParameterizedTest
    @CsvSource({"QBE5-16CB-HA, Palermo: QBE5-16CB-HA", "GB-NIR ACCOMMODATION, Palermo"})
    void a_subject_has_a_reference_or_nothing(String reference, String subject) {
        assertEquals(subject, new NoticeMail(new UUID(0, 1), "agency-1@palermo.example", "K", reference, Instant.EPOCH).subject());
    }

    private static MailWords words(String... languages) {
        return new MailWords(List.of(languages), country -> country.equals("GB") ? ZoneId.of("Europe/London") : null, country -> List.of());
    }

    private static NoticeMail mail(String kind, MailLine... lines) {
        return new NoticeMail(new UUID(0, 1), "agency-1@palermo.example", kind, "QBE5-16CB-HA", List.of(lines), Instant.EPOCH);
    }
}
