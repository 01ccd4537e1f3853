package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;

/// What a first responder tells the mechanism of a person.
///
/// @param consent an adult's answer; null for a child and for anyone whose age is unsure
/// @param nationality ISO 3166-1
/// @param languages BCP 47, the one she prefers first
/// @param person null, like all that follows from her, when an adult declined
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ReferPerson(
        String region, CasePage.AgeGroup ageGroup, Boolean consent, Sex sex, List<CasePage.Exploitation> exploitation, String nationality,
        List<String> languages, Person person, SafeContact safeContact, String circumstances) {

    public enum Sex {
        FEMALE, MALE, OTHER, UNKNOWN
    }

    public enum Channel {
        PHONE, TEXT_MESSAGE, MESSENGER, EMAIL, IN_PERSON, THROUGH_SUPPORT_WORKER
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Person(String givenName, String familyName, LocalDate dateOfBirth) {}

    /// @param when times that are safe
    /// @param words what to say, and what not
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record SafeContact(Channel channel, String value, String when, String words) {}
}
