package org.palermo.portal.gateway.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.palermo.portal.gateway.people.Person;

/// The referral of a person by a first responder.
///
/// @param consent an adult's answer; null for a child and for a person whose age is unsure
/// @param consentHow how an adult consented; null for everybody else
/// @param nationality ISO 3166-1
/// @param languages BCP 47, the preferred language first
/// @param person null when an adult declined, like all fields after it
/// @param indicators codes of the operational indicators that were noticed
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReferPerson(
        String region, CaseCodes.AgeGroup ageGroup, Boolean consent, ConsentHow consentHow, Sex sex,
        List<CaseCodes.Exploitation> exploitation, String nationality, List<String> languages, Person person, SafeContact safeContact,
        String circumstances, List<String> indicators) {

    public enum ConsentHow {
        SPOKEN, WRITTEN, SIGN_LANGUAGE, THROUGH_INTERPRETER, NOT_RECORDED
    }

    public enum Sex {
        FEMALE, MALE, OTHER, UNKNOWN
    }

    public enum Channel {
        PHONE, TEXT_MESSAGE, MESSENGER, EMAIL, IN_PERSON, THROUGH_SUPPORT_WORKER
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Person(String givenName, String familyName, LocalDate dateOfBirth, List<Identifier> identifiers) {}

    /// A telephone number or document of the person.
    public record Identifier(IdentifierKind kind, String value) {}

    /// @param when the safe times
    /// @param words what to say and what never to say
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SafeContact(Channel channel, String value, String when, String words) {}
}
