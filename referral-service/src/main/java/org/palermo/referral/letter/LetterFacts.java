package org.palermo.referral.letter;

import java.time.LocalDate;

/// Everything that a letter contains.
///
/// @param issuer the name with which the sender signs, chosen to reveal nothing
/// @param contact the contact of the issuer
record LetterFacts(WriteLetter.Reader to, String name, String issuer, String contact, LocalDate writtenOn) {}
