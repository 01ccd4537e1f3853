package org.palermo.referral.casefile.exchange;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseStages;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.age.StatedAge;
import org.palermo.referral.casefile.person.Sex;
import org.palermo.referral.casefile.referral.ReferPerson;
import org.palermo.referral.casefile.term.CaseTerms;

/// A case file from an earlier register.
///
/// @param externalId its id in that register, which recognises a repeated import; for an adult who declined, only a keyed hash is kept
/// @param history the stages that it went through, oldest first; the current one is last
/// @param htcds codes by HTCDS 2.0 field name, kept unchanged and sealed with the person
@RegisterForReflection
public record CaseFileRecord(
        @NotBlank @Size(max = 100) String externalId,
        @NotNull String region,
        @NotNull CaseFileStage stage,
        @NotNull UUID senderAgency,
        @NotNull Instant referredAt,
        @NotNull AgeGroup ageGroup,
        @NotNull Sex sex,
        @NotEmpty Set<@NotNull Exploitation> exploitation,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        List<@NotBlank String> languages,
        @Valid ReferPerson.Person person,
        @NotEmpty List<@Valid Step> history,
        Map<String, Object> htcds,
        boolean synthetic) {

    private static final int OLDEST_PERSON = 120;
    private static final Instant OLDEST = Instant.parse("2000-11-15T00:00:00Z");

    @RegisterForReflection
    public record Step(@NotNull CaseFileStage stage, @NotNull Instant at) {}

    /// The same record with another id.
    public CaseFileRecord known(String id) {
        return new CaseFileRecord(id, region, stage, senderAgency, referredAt, ageGroup, sex, exploitation, nationality, languages, person,
                history, htcds, synthetic);
    }

    /// The age group to record, after comparison with the date of birth on the day of the referral.
    StatedAge statedAge(CaseTerms terms) {
        return ageGroup.statedWith(person == null ? null : person.dateOfBirth(), terms.profile(), terms.day());
    }

    CaseFileRecord as(AgeGroup taken) {
        return new CaseFileRecord(externalId, region, stage, senderAgency, referredAt, taken, sex, exploitation, nationality, languages,
                person, history, htcds, synthetic);
    }

    /// Whether the record is of an adult who declined to be referred. Nothing that leads to her is kept.
    public boolean declined() {
        return stage == CaseFileStage.NOTIFIED_ONLY;
    }

    /// Why the record is rejected, or null.
    String defect() {
        if (history.getLast().stage() != stage) {
            return "history must end in the current stage";
        }
        if (stage == CaseFileStage.NOTIFIED_ONLY && (person != null || nationality != null || htcds != null)) {
            return "person, nationality and htcds must be left out when the stage is NOTIFIED_ONLY";
        }
        if (!isPlausible(referredAt) || !history.stream().map(Step::at).allMatch(CaseFileRecord::isPlausible)) {
            return "each instant must be after the Palermo Protocol (15 November 2000) and at most a year from now";
        }
        if (person != null && person.dateOfBirth() != null && !isPlausible(person.dateOfBirth())) {
            return "date of birth must be at most 120 years before the referral, and not after it";
        }
        return isLegal() ? null : "history must contain only allowed transitions, in order of time";
    }

    /// An instant must be after the Protocol of 2000 and at most a year from now.
    private static boolean isPlausible(Instant at) {
        return at.isAfter(OLDEST) && at.isBefore(Instant.now().plus(366, ChronoUnit.DAYS));
    }

    private boolean isPlausible(LocalDate born) {
        LocalDate referred = LocalDate.ofInstant(referredAt, ZoneOffset.UTC);
        return born.isAfter(referred.minusYears(OLDEST_PERSON)) && !born.isAfter(referred);
    }

    private boolean isLegal() {
        CaseStages stages = CaseStages.at(CaseFileStage.DRAFT);
        Instant since = Instant.MIN;
        for (Step step : history) {
            if (!stages.leadsTo(step.stage()) || step.at().isBefore(since)) {
                return false;
            }
            stages = stages.to(step.stage());
            since = step.at();
        }
        return true;
    }
}
