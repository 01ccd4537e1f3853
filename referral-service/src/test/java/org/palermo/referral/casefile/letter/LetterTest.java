package org.palermo.referral.casefile.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.profile.ServiceCategory;

class LetterTest {
    private static final List<String> PROFILES = List.of("uk", "coe-30", "eu");
    private static final List<String> LANGUAGES = LetterTemplates.SHIPPED;
    private static final LocalDate DAY = LocalDate.of(2026, 11, 9);
    /// Words that would say why, and the codes of a case, written down a second time: the file with such words could lack one.
    private static final List<String> WHY = List.of("traffick", "victim", "survivor", "exploit", "shelter", "refuge", "police", "prosecut",
            "court", "referral", "case file",
            "mechanism", "slavery", "recovery", "reflection", "asylum", "immigration", "abuse", "risk", "safe", "palermo", "authority");
    /// The same for the other languages; a part of a word is enough.
    private static final List<String> WHY_ELSEWHERE = List.of("traite des", "victime", "esclav", "mécanisme", "autorité", "trata de",
            "víctima", "autoridad", "refugi",
            "торгов", "жертв", "механизм", "насил", "полиц", "اتجار", "ضحي", "آلية", "سلطة", "استغلال", "شرطة", "贩", "受害", "机制", "剥削", "警",
                    "主管");

    private final LetterTemplates templates = new LetterTemplates(PROFILES, Optional.empty());

    @TempDir
    Path own;

    private static Country country(String profile) {
        return new Country("ZZ", "Zedland", Map.of(), profile, ZoneId.of("UTC"), List.of(), Map.of(), null, null, null);
    }

    private LetterText neutral(String profile, String language, LetterKind kind, LetterFacts facts) {
        LetterLanguage words = templates.language(country(profile), language, List.of());
        return templates.write(country(profile), words, kind.name(), facts.values(words));
    }

    private static Stream<LetterKind> others() {
        return Stream.of(LetterKind.values()).filter(kind -> !kind.saysWhy());
    }

    /// A letter to others may contain only these: a new field must be checked here first.
    @Test
    void a_letter_contains_only_a_name_an_issuer_and_a_date() {
        Set<String> fields = Arrays.stream(LetterFacts.class.getRecordComponents()).map(RecordComponent::getName)
                .collect(Collectors.toSet());
        assertEquals(Set.of("name", "issuer", "contact", "writtenOn"), fields);
        assertEquals(Set.of("name", "issuer", "contact", "date"),
                new LetterFacts("a", "b", "c", DAY).values(templates.language(country("uk"), "en", List.of())).keySet());
    }

    /// For any person and any neutral issuer, nothing in the whole text says why, in any language and under any law.
    @Test
    void no_letter_to_others_says_why() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Stream<String> codes = Stream.of(Exploitation.values(), ServiceCategory.values(), AgeGroup.values()).flatMap(Arrays::stream)
                .map(Enum::name)
                .filter(code -> !Set.of("EMPLOYMENT", "OTHER", "UNKNOWN").contains(code));
        List<Pattern> words = Stream.concat(WHY.stream(), codes).map(word -> word.toLowerCase(Locale.ROOT).replace('_', ' '))
                .map(word -> Pattern.compile("\\b" + Pattern.quote(word))).toList();
        for (int i = 0; i < 20; i++) {
            LetterFacts facts = new LetterFacts(word(random) + " " + word(random), word(random), word(random),
                    DAY.plusDays(random.nextInt(3_000)));
            for (String profile : PROFILES) {
                for (String language : LANGUAGES) {
                    others().forEach(kind -> {
                        String text = neutral(profile, language, kind, facts).text();
                        String place = profile + " " + language + " " + kind + ", seed " + seed;
                        assertTrue(text.contains(facts.name()) && text.contains(facts.issuer()) && text.contains(facts.contact())
                                && text.contains("" + facts.writtenOn().getYear()), place);
                        assertFalse(text.contains("{"), place);
                        String whole = text.toLowerCase(Locale.ROOT);
                        words.forEach(word -> assertFalse(word.matcher(whole).find(), word + " in " + place));
                        WHY_ELSEWHERE.forEach(word -> assertFalse(whole.contains(word), word + " in " + place));
                        assertEquals(Optional.empty(), templates.saysWhy().inTemplate(text), place);
                    });
                }
            }
        }
    }

    private static String word(Random random) {
        return random.ints(8, 'a', 'z' + 1).mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("", "Q", ""));
    }

    /// The words that are looked for are found: each letter that does say why has one, in each language.
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void the_letters_that_say_why_are_found(String language) {
        LetterLanguage words = templates.language(country("coe-30"), language, List.of());
        Map<String, String> all = Map.ofEntries(Map.entry("decidedOn", "1"), Map.entry("referredOn", "1"), Map.entry("name", "N"),
                Map.entry("reference", "R"),
                Map.entry("issuer", "I"), Map.entry("contact", "C"), Map.entry("date", "D"), Map.entry("country", "Z"));
        for (String letter : List.of("DECISION.REASONABLE_GROUNDS.POSITIVE", "DECISION.REASONABLE_GROUNDS.NEGATIVE",
                "DECISION.CONCLUSIVE_GROUNDS.POSITIVE",
                "DECISION.CONCLUSIVE_GROUNDS.NEGATIVE", "DECISION.DISQUALIFICATION.NEGATIVE", "STATUS.REFERRED",
                        "STATUS.REASONABLE_GROUNDS",
                "STATUS.CONCLUSIVE_GROUNDS")) {
            String text = templates.write(country("coe-30"), words, letter, all).text();
            assertTrue(templates.saysWhy().in(text).isPresent(), letter + " in " + language);
        }
    }

    /// Where she can complain is said by the country's file, or else by the country alone; never by both.
    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void a_letter_about_a_request_says_where_she_can_complain(String language) {
        LetterLanguage words = templates.language(country("eu"), language, List.of());
        for (String letter : List.of("RECEIVED", "EXTENDED", "GRANTED", "PARTLY_GRANTED", "REFUSED")) {
            Map<String, String> values = new TreeMap<>(Map.of("date", "D", "reference", "Rx", "issuer", "Ix", "contact", "Cx", "receivedOn", "1",
                    "dueOn", "Dx", "answeredOn", "2", "answer", "Ax"));
            values.put("asked", words.word("asked.ERASURE"));
            values.put("refusal", words.word("refusal.PROCEEDINGS"));
            values.put("extension", "Ex");
            values.put("countryAlone", "Zx");
            String alone = templates.write(country("eu"), words, "RIGHTS." + letter, values).text();
            values.remove("countryAlone");
            values.put("supervisor", "Sx");
            values.put("supervisorContact", "Tx");
            String told = templates.write(country("eu"), words, "RIGHTS." + letter, values).text();
            boolean complains = !letter.equals("RECEIVED") && !letter.equals("GRANTED");
            assertEquals(complains, alone.contains("Zx"), letter);
            assertEquals(complains, told.contains("Sx") && told.contains("Tx") && !told.contains("Zx"), letter);
            assertEquals(!letter.equals("RECEIVED") && !letter.equals("EXTENDED"), told.contains("Ax"), letter);
            assertTrue(told.contains("Rx") && told.contains(words.word("asked.ERASURE")) && !told.contains("{"), letter);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Anti-Slavery Office", "Support for VICTIMS", "Service de la traite", "Атлас, помощь жертвам",
            "مكتب مكافحة الاتجار بالبشر", "بيت الضّحايا", "反人口贩运处", "ＮＲＭ desk"})
    void a_signature_that_says_why_is_found(String issuer) {
        assertTrue(templates.saysWhy().in(issuer).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Linden House", "12 Court Street", "Association Soleil", "Casa Azul", "Дом на Садовой", "بيت الورد", "阳光之家",
            "Unsheltered Ltd"})
    void a_neutral_signature_is_not(String issuer) {
        assertEquals(Optional.empty(), templates.saysWhy().in(issuer));
    }

    @Test
    void dates_are_written_in_words() {
        List<String> dates = LANGUAGES.stream().map(language -> templates.language(country("uk"), language, List.of()).date(DAY)).toList();
        assertEquals(List.of("9 November 2026", "9 novembre 2026", "9 de noviembre de 2026", "9 نوفمبر 2026", "9 ноября 2026 г.",
                "2026年11月9日"), dates);
    }

    @Test
    void arabic_is_written_from_the_right() {
        assertEquals(List.of("ar"), LANGUAGES.stream().filter(LetterLanguage::isRightToLeft).toList());
        assertTrue(LetterLanguage.isRightToLeft("fa-AF") && LetterLanguage.isRightToLeft("ur"));
    }

    @Test
    void a_latin_name_keeps_its_order_in_an_arabic_letter() {
        LetterFacts facts = new LetterFacts("Mai Tran", "Linden House", "Box 12", DAY);
        assertTrue(neutral("uk", "ar", LetterKind.BANK, facts).paragraphs().contains("\u2068Linden House\u2069\n\u2068Box 12\u2069"));
        assertTrue(neutral("uk", "fr", LetterKind.BANK, facts).paragraphs().contains("Linden House\nBox 12"));
    }

    /// What somebody typed is never read as a template.
    @Test
    void a_value_is_not_filled_in_again() {
        String text = neutral("uk", "en", LetterKind.BANK, new LetterFacts("{issuer} $1 \\", "I", "C", DAY)).text();
        assertTrue(text.contains("{issuer} $1 \\ is known to us"), text);
    }

    @Test
    void a_sentence_without_its_value_is_left_out() {
        LetterLanguage english = templates.language(country("eu"), "en", List.of());
        Map<String, String> few = Map.of("decidedOn", "1 May 2026", "contact", "C", "issuer", "I", "date", "D", "referenceAlone", "R");
        String text = templates.write(country("eu"), english, "DECISION.CONCLUSIVE_GROUNDS.NEGATIVE", few).text();
        assertTrue(text.contains("1 May 2026") && text.contains("Directive 2011/36/EU") && !text.contains("Dear") && !text.contains("Our reasons"), text);
    }

    @Test
    void hers_is_the_first_language_that_there_is() {
        assertEquals("ru", templates.language(country("uk"), null, List.of("vi", "ru-RU", "fr")).tag());
        assertEquals("en", templates.language(country("uk"), null, List.of("vi")).tag());
        assertEquals("zh", templates.language(country("uk"), "zh-CN", List.of()).tag());
    }

    @Test
    void a_country_puts_words_and_a_language_of_its_own_beside_them() throws IOException {
        Path place = Files.createDirectories(own.resolve("uk"));
        Files.writeString(place.resolve("en.properties"), "reader = Dear Sir or Madam");
        Files.writeString(place.resolve("letters.properties"), "BANK = reader, signature");
        Files.writeString(place.resolve("fa.properties"), english());
        LetterTemplates theirs = new LetterTemplates(PROFILES, Optional.of(own));
        LetterLanguage english = theirs.language(country("uk"), "en", List.of());
        LetterFacts facts = new LetterFacts("N", "I", "C", DAY);
        assertEquals(List.of("Dear Sir or Madam", "I\nC"), theirs.write(country("uk"), english, "BANK", facts.values(english))
                .paragraphs());
        assertTrue(theirs.language(country("uk"), null, List.of("fa-AF")).isRightToLeft());
        assertEquals("To whom it may concern", theirs.language(country("eu"), "en", List.of()).word("reader"), "other laws keep theirs");
    }

    @Test
    void templates_that_say_why_or_lack_words_do_not_start() throws IOException {
        refused("en.properties", "bank.asks = Ask the police about {name}.", "says why");
        refused("fr.properties", "bank.asks = {name} est accompagnée au foyer.", "says why");
        refused("en.properties", "bank.asks = Our reference: {reference}", "has a value");
        refused("en.properties", "keep = {shoeSize}", "has a value");
        refused("letters.properties", "BANK = reader, nothing", "is missing");
        refused("vi.properties", "date = {date}", "words are missing");
        refused("en.properties", "months = January", "twelve months");
    }

    private void refused(String file, String line, String why) throws IOException {
        Path place = Files.createDirectories(own.resolve("uk"));
        Files.writeString(place.resolve(file), line);
        String message = assertThrows(IllegalStateException.class, () -> new LetterTemplates(PROFILES, Optional.of(own)), line)
                .getMessage();
        assertTrue(message.contains(why), message);
        Files.delete(place.resolve(file));
    }

    private static String english() throws IOException {
        return new String(LetterTest.class.getResourceAsStream("/palermo/letters/en.properties").readAllBytes(), StandardCharsets.UTF_8);
    }
}
