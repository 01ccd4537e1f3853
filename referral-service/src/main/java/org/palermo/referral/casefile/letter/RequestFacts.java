package org.palermo.referral.casefile.letter;

import java.time.LocalDate;

/// What a letter says about a request of the person about her data.
///
/// @param letter which letter it is: `RECEIVED`, `EXTENDED`, `GRANTED`, `PARTLY_GRANTED` or `REFUSED`
/// @param reference of the case
/// @param asked the code of what she asks for
/// @param dueOn the last day to answer it; null where the law sets none
/// @param answeredOn null until it is answered
/// @param refusal the code of why it was refused or granted only in part; null otherwise
/// @param answer what she is told, in the language of the letter; null until it is answered
/// @param extension why the term was extended, in the language of the letter; null while it was not
/// @param language in which she is to be answered, BCP 47; null when nobody has said it
public record RequestFacts(
        String letter, String reference, String asked, LocalDate receivedOn, LocalDate dueOn, LocalDate answeredOn, String refusal,
                String answer,
        String extension, String language) {}
