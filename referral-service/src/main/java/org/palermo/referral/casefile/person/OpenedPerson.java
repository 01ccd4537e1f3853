package org.palermo.referral.casefile.person;

import java.util.List;
import java.util.Optional;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.indicator.IndicatorList;
import org.palermo.referral.casefile.indicator.NamedIndicator;
import org.palermo.referral.casefile.referral.ReferPerson;

/// The person of a case file, opened for a caller who sees the file.
///
/// @param reachable whether a safe contact is known now
/// @param indicators codes of the indicators that the referral named; empty when it named none
public record OpenedPerson(
        CaseFileView.PersonView person, ReferPerson.SafeContact safeContact, boolean reachable, boolean guardianNeeded,
        List<String> indicators) {
    OpenedPerson(CaseFileView.PersonView person, ReferPerson.SafeContact told, List<String> indicators) {
        this(person, told, told != null, false, indicators);
    }

    /// The indicators with their strength for this age group.
    ///
    /// @return null when the referral named none
    public List<NamedIndicator> named(AgeGroup group) {
        return indicators.isEmpty() ? null : IndicatorList.named(indicators, group);
    }

    /// Takes the records of the case into account. A recorded safe contact replaces the one from the referral.
    ///
    /// @param stands whether a recorded safe contact is current; empty when there was never one
    /// @param copied true for the person's own copy, which contains everything that is kept
    public OpenedPerson recorded(Optional<Boolean> stands, boolean lacksGuardian, boolean copied) {
        return new OpenedPerson(person, stands.isEmpty() || copied ? safeContact : null, stands.orElse(reachable), lacksGuardian,
                indicators);
    }
}
