package org.palermo.referral.casefile.letter;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.casefile.decision.TellingChannel;

/// A letter on a case, to print.
///
/// @param caseFile of which case
/// @param kind what it says, or who reads it
/// @param language the language of the letter, BCP 47
/// @param direction of its writing
/// @param decision the decision that it tells; left out for other letters
/// @param rightsRequest the request of the person that it answers; left out for other letters
/// @param state whether it is written, handed over or discarded
/// @param title its heading; left out when it was discarded, like paragraphs, text and hash
/// @param paragraphs the paragraphs below the heading, in their order; left out when it was discarded
/// @param text the whole letter; left out when it was discarded
/// @param sha256 of the text in UTF-8, in hexadecimal; left out when it was discarded
/// @param agency the organisation of the person who wrote it
/// @param writtenBy the account of the person who wrote it
/// @param writtenAt when it was written, in UTC
/// @param handedOverOn the day on which it was handed over, in the jurisdiction; left out unless it was
/// @param handedOverBy the safe channel by which it was given; left out unless it was handed over
/// @param recordedBy the account of the person who recorded that it was handed over, or who discarded it; left out until then
/// @param recordedAgency the organisation of that person; left out until then
/// @param recordedAt when that was recorded, in UTC; left out until then
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WrittenLetter(
        UUID id, UUID caseFile, LetterKind kind, String language, Direction direction, UUID decision, UUID rightsRequest, LetterState state,
        String title, List<String> paragraphs, String text, String sha256, UUID agency, String writtenBy, Instant writtenAt,
        LocalDate handedOverOn, TellingChannel handedOverBy, String recordedBy, UUID recordedAgency, Instant recordedAt) {

    /// Of writing: from left to right, or from right to left.
    @Schema(name = "TextDirection")
    public enum Direction { LTR, RTL }
}
