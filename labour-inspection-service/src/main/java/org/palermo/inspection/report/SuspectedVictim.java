package org.palermo.inspection.report;

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
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.problem.Problems;

/// A person who the inspector thinks may be a victim.
///
/// @param consent the answer of an adult, required; not asked of a child or of a person whose age is unsure
/// @param ageGroup the stated age group; a date of birth that makes the person a child overrides `ADULT`
/// @param sex the sex of the person
/// @param exploitation the suspected forms of exploitation
/// @param region where the person was found: ISO 3166-2, or a code of a smaller region below it
/// @param person the person's names and date of birth
/// @param nationality ISO 3166-1 alpha-2; it serves the mechanism's interpreters and is never a migration status
/// @param languages BCP 47, the preferred one first
/// @param safeContact how to reach her safely
@RegisterForReflection
public record SuspectedVictim(
        Boolean consent,
        @NotNull AgeGroup ageGroup,
        @NotNull Sex sex,
        @NotEmpty Set<@NotNull Exploitation> exploitation,
        @NotNull @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,12}") String region,
        @Valid Person person,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}") String> languages,
        @Valid SafeContact safeContact) {
    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1900, 1, 1);

    /// @param givenName as in documents or as the person says it
    /// @param familyName as in documents or as the person says it
    /// @param dateOfBirth in the form `2001-05-17`
    @RegisterForReflection
    @Schema(name = "SuspectedVictimPerson")
    public record Person(
            @Size(max = 200) @PlainText String givenName, @Size(max = 200) @PlainText String familyName, @Past LocalDate dateOfBirth) {}

    /// A way to reach the person that endangers nobody.
    ///
    /// @param channel for example `PHONE`, `IN_PERSON`, `THROUGH_SUPPORT_WORKER`
    /// @param value the number or address on that channel
    /// @param when safe times, in words
    /// @param words what to say, and what not to say
    @RegisterForReflection
    @Schema(name = "SuspectedVictimContact")
    public record SafeContact(
            @NotNull @Pattern(regexp = "[A-Z_]{2,40}") String channel, @Size(max = 300) @PlainText String value,
            @Size(max = 300) @PlainText @NoMigrationStatus String when, @Size(max = 500) @PlainText @NoMigrationStatus String words) {}

    /// The age group under which the person is reported, checked against the date of birth.
    ///
    /// @param field the path of the person in the request
    /// @param adultYears the age in years from which a person is an adult
    /// @param on the date of the referral, in the jurisdiction
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when the date of birth is before 1900, or makes a person an adult who
    ///     is stated to be a child
    StatedAge statedAge(String field, int adultYears, LocalDate on) {
        LocalDate born = person == null ? null : person.dateOfBirth();
        if (born != null && born.isBefore(EARLIEST_BIRTH)) {
            throw Problems.invalid(field + ".person.dateOfBirth", "must not be too far in the past");
        }
        StatedAge age = ageGroup.statedWith(born, adultYears, on);
        if (age.correction() == AgeCorrection.UNSURE_BY_BIRTH) {
            throw Problems.invalid(List.of(
                    new Problems.Violation(field + ".ageGroup",
                            "must not be CHILD: by the date of birth she is an adult. Say ADULT and whether she consents, or UNSURE if "
                                    + "you doubt the date"),
                    new Problems.Violation(field + ".person.dateOfBirth", "must be the date of birth of a child if ageGroup is CHILD")));
        }
        return age;
    }

    /// The same person under this age group. When it changes, the consent is removed.
    SuspectedVictim as(AgeGroup taken) {
        return taken == ageGroup ? this
                : new SuspectedVictim(null, taken, sex, exploitation, region, person, nationality, languages, safeContact);
    }

    /// Referred, or notified without identity. Only an adult can decline, and an adult must be asked.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when an adult was not asked
    ReportKind kind(String field) {
        if (ageGroup == AgeGroup.ADULT && consent == null) {
            throw Problems.invalid(field + ".consent", "must be true or false: an adult must be asked for consent");
        }
        return ageGroup == AgeGroup.ADULT && !consent ? ReportKind.NOTIFIED : ReportKind.REFERRED;
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "SuspectedVictim";
    }
}
