package org.palermo.referral.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.profile.ServiceCategory;

class LetterTest {
    /// Words that would say why, and the codes of a case.
    private static final List<String> WHY = List.of("traffick", "victim", "survivor", "exploit", "shelter", "refuge", "police", "prosecut", "court", "referral", "case file",
            "mechanism", "slavery", "recovery", "reflection", "asylum", "immigration", "abuse", "risk", "safe");

    /// A letter may contain only these types: a new field must be checked here first.
    @Test
    void a_letter_contains_only_a_name_an_issuer_and_a_date() {
        Set<String> fields = Arrays.stream(LetterFacts.class.getRecordComponents()).map(RecordComponent::getName).collect(Collectors.toSet());
        assertEquals(Set.of("to", "name", "issuer", "contact", "writtenOn"), fields);
    }

    /// For any person and any neutral issuer, nothing in the whole text says why.
    @Test
    void no_letter_says_why() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Stream<String> codes = Stream.of(Exploitation.values(), ServiceCategory.values(), AgeGroup.values()).flatMap(Arrays::stream).map(Enum::name)
                .filter(code -> !Set.of("EMPLOYMENT", "OTHER", "UNKNOWN").contains(code));
        List<String> words = Stream.concat(WHY.stream(), codes).map(word -> word.toLowerCase(Locale.ROOT).replace('_', ' ')).toList();
        for (int i = 0; i < 1_000; i++) {
            String name = word(random) + " " + word(random);
            String issuer = word(random);
            String contact = word(random);
            for (WriteLetter.Reader to : WriteLetter.Reader.values()) {
                String text = Letter.of(new LetterFacts(to, name, issuer, contact, LocalDate.ofEpochDay(20_000 + random.nextInt(3_000)))).text();
                assertTrue(text.contains(name) && text.contains(issuer) && text.contains(contact), "seed " + seed);
                String whole = text.toLowerCase(Locale.ROOT);
                words.forEach(word -> assertFalse(Pattern.compile("\\b" + Pattern.quote(word)).matcher(whole).find(), word + ", seed " + seed));
            }
        }
    }

    private static String word(Random random) {
        return random.ints(8, 'a', 'z' + 1).mapToObj(c -> String.valueOf((char) c)).collect(Collectors.joining("", "Q", ""));
    }
}
