package org.palermo.inspection.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.MigrationStatusWords;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.problem.Problems;

/// On what ground inspectors entered a private household (C189 art. 17): the consent, or the warrant.
///
/// @param consentBy who consented, e.g. `the householder`; required with a consent
/// @param consentForm how; required with a consent
/// @param warrantNumber required with a warrant
/// @param warrantCourt which court issued it; required with a warrant
/// @param warrantIssuedOn on which day; required with a warrant
/// @param warrantScope what it allows; required with a warrant
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HouseholdEntry(
        @Size(max = 200) @PlainText @NoMigrationStatus String consentBy, ConsentForm consentForm,
        @Size(max = 100) @PlainText String warrantNumber, @Size(max = 200) @PlainText String warrantCourt, LocalDate warrantIssuedOn,
                @Size(max = 1000) @PlainText @NoMigrationStatus String warrantScope) {

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the field that is missing, or that belongs to the other ground
    void check(HouseholdAccess ground, LocalDate visited) {
        boolean consent = ground == HouseholdAccess.CONSENT;
        require(consent, "consentBy", consentBy);
        require(consent, "consentForm", consentForm);
        require(!consent, "warrantNumber", warrantNumber);
        require(!consent, "warrantCourt", warrantCourt);
        require(!consent, "warrantIssuedOn", warrantIssuedOn);
        require(!consent, "warrantScope", warrantScope);
        if (warrantIssuedOn != null && warrantIssuedOn.isAfter(visited)) {
            throw Problems.invalid("entry.warrantIssuedOn", "must not be after the visit");
        }
    }

    /// Whether it says something about migration status, so that it can't be recorded.
    public boolean saysStatus() {
        MigrationStatusWords words = MigrationStatusWords.listed();
        return !words.pass(consentBy) || !words.pass(warrantScope);
    }

    /// Whether {@link #check} takes it.
    boolean fits(HouseholdAccess ground, LocalDate visited) {
        try {
            check(ground, visited);
            return true;
        } catch (HttpProblem refused) {
            return false;
        }
    }

    public boolean isFor(HouseholdAccess ground) {
        return (ground == HouseholdAccess.CONSENT) == (consentForm != null);
    }

    private static void require(boolean needed, String field, Object value) {
        boolean given = value != null && !value.toString().isBlank();
        if (needed && !given) {
            throw Problems.invalid("entry." + field, "must be given for this ground of entry");
        }
        if (!needed && value != null) {
            throw Problems.invalid("entry." + field, "must be left out for this ground of entry");
        }
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "HouseholdEntry";
    }
}
