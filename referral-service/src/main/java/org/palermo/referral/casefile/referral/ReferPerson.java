package org.palermo.referral.casefile.referral;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.StatedAge;
import org.palermo.referral.casefile.indicator.IndicatorCode;
import org.palermo.referral.casefile.person.PersonIdentifier;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.term.CaseTerms;

/// A first responder refers a person.
///
/// @param region where the person was found, ISO 3166-2 or a code below it
/// @param ageGroup the stated age group; a date of birth that makes the person a child overrides `ADULT`
/// @param consent an adult's answer; ignored for a child or a person whose age is unsure
/// @param consentHow how the adult answered, where known
/// @param sex the sex of the person
/// @param exploitation the suspected forms of exploitation
/// @param nationality ISO 3166-1
/// @param languages BCP 47, the preferred one first
/// @param person the identity; not kept when an adult declines
/// @param safeContact how to reach the person safely; not kept when an adult declines
/// @param circumstances what happened to her, in words; kept encrypted
/// @param indicators codes of the operational indicators that were noticed, such as `EX01`; `listIndicators` has them. Kept encrypted, and
/// not kept when an adult declines
@Schema(examples = """
        {"region":"GB-ENG-LDN","ageGroup":"ADULT","consent":true,"sex":"FEMALE","exploitation":["LABOUR"],"nationality":"PH",
        "languages":["tl","en"],"person":{"givenName":"Ana","familyName":"Example","dateOfBirth":"1998-04-12"},
        "safeContact":{"channel":"PHONE","value":"+447700900123","when":"Weekdays, 10 to 12","words":"The library, about your book"}}""")
@RegisterForReflection
public record ReferPerson(
        @NotNull @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,12}") String region,
        @NotNull AgeGroup ageGroup,
        Boolean consent,
        ConsentHow consentHow,
        @NotNull Sex sex,
        @NotEmpty Set<@NotNull Exploitation> exploitation,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}") String> languages,
        @Valid Person person,
        @Valid SafeContact safeContact,
        @Size(max = 8000) String circumstances,
        // The digest of a request of an earlier release must stay the same: what is left out is not in it.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Size(max = 67) List<@NotNull @Pattern(regexp = "[A-Z]{2}[0-9]{2}") @IndicatorCode String> indicators) {

    /// The age group to record, after comparison with the date of birth.
    StatedAge statedAge(CaseTerms terms) {
        return ageGroup.statedWith(person == null ? null : person.dateOfBirth(), terms.profile(), terms.day());
    }

    ReferPerson as(AgeGroup taken) {
        return new ReferPerson(region, taken, consent, consentHow, sex, exploitation, nationality, languages, person, safeContact,
                circumstances, indicators);
    }

    /// @param givenName as in her documents or as she says it
    /// @param familyName as in her documents or as she says it
    /// @param dateOfBirth in the form `2001-05-17`
    /// @param identifiers documents, registrations and telephone numbers of the person
    @RegisterForReflection
    @Schema(name = "ReferredPerson")
    public record Person(
            @Size(max = 200) String givenName, @Size(max = 200) String familyName, @Past LocalDate dateOfBirth,
            @Size(max = 20) List<@NotNull @Valid PersonIdentifier> identifiers) {}

    /// @param channel how, e.g. `PHONE`, `IN_PERSON`, `THROUGH_SUPPORT_WORKER`
    /// @param value the number or address on that channel
    /// @param when safe times, in words
    /// @param words what to say, and what not to say
    @RegisterForReflection
    @Schema(name = "ReferredPersonContact")
    public record SafeContact(
            @NotNull @Pattern(regexp = "[A-Z_]{2,40}") String channel, @Size(max = 300) String value,
            @Size(max = 300) String when, @Size(max = 500) String words) {}
}
