package org.palermo.referral.casefile.person;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonIdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "PASSPORT, C 1234-567, c1234567", "PASSPORT, Ｃ１２３４, C1234", "NATIONAL_ID, ٠١٢٣, 0123", "OTHER, UNHCR 12/34, unhcr-1234",
        "PHONE, +44 20 7946 0000, 0044 (20) 7946-0000", "PHONE, +44 20 7946 0000, 442079460000"})
    void different_spellings_are_the_same_identifier(IdentifierKind kind, String one, String other) {
        assertEquals(new PersonIdentifier(kind, one).comparable(), new PersonIdentifier(kind, other).comparable());
    }

    @Test
    void a_passport_does_not_match_a_telephone_number() {
        assertNotEquals(new PersonIdentifier(IdentifierKind.PASSPORT, "123").comparable(), new PersonIdentifier(IdentifierKind.PHONE, "123").comparable());
    }

    @Test
    void a_written_identifier_is_accepted() {
        List<PersonIdentifier> hers = List.of(new PersonIdentifier(IdentifierKind.PASSPORT, "C 1234 567"), new PersonIdentifier(IdentifierKind.PHONE, "+84 1"));
        assertEquals(hers, PersonIdentifier.read(PersonIdentifier.write(hers)));
        assertEquals(List.of(), PersonIdentifier.read(PersonIdentifier.write(null)));
    }

    @Test
    void a_value_of_megabytes_is_refused_at_once() {
        String endless = "a".repeat(4_000_000) + "\n";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertFalse(endless.matches(PersonIdentifier.WRITTEN)));
    }
}
