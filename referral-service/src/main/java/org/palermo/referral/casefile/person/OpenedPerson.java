package org.palermo.referral.casefile.person;

import java.util.Optional;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.referral.ReferPerson;

/// The person of a case file, opened for a caller who sees the file.
///
/// @param reachable whether a safe contact is known now
public record OpenedPerson(CaseFileView.PersonView person, ReferPerson.SafeContact safeContact, boolean reachable, boolean guardianNeeded) {
    OpenedPerson(CaseFileView.PersonView person, ReferPerson.SafeContact told) {
        this(person, told, told != null, false);
    }

    /// Takes the records of the case into account. A recorded safe contact replaces the one from the referral.
    ///
    /// @param stands whether a recorded safe contact is current; empty when there was never one
    /// @param copied true for the person's own copy, which contains everything that is kept
    public OpenedPerson recorded(Optional<Boolean> stands, boolean lacksGuardian, boolean copied) {
        return new OpenedPerson(person, stands.isEmpty() || copied ? safeContact : null, stands.orElse(reachable), lacksGuardian);
    }
}
