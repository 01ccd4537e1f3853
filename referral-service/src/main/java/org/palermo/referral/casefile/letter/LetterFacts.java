package org.palermo.referral.casefile.letter;

import java.time.LocalDate;
import java.util.Map;

/// Everything that a letter to a bank, landlord, employer, school or health service contains beside the words of its template.
///
/// @param issuer the name with which the sender signs, chosen to reveal nothing
/// @param contact the contact of the issuer
record LetterFacts(String name, String issuer, String contact, LocalDate writtenOn) {
    Map<String, String> values(LetterLanguage language) {
        return Map.of("name", name, "issuer", issuer, "contact", contact, "date", language.date(writtenOn));
    }
}
