package org.palermo.referral.addressee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.SealedPerson;
import org.palermo.referral.caserecord.RecordKind;

/// The case of a record, as the database shows it to the addressee of the record. What the addressee must not see is null.
///
/// @param answer whether the organisation takes its part; null when it has not said
/// @param recordedBy the organisation that recorded or last changed the record; null when it has not the case any more
/// @param caseworker who of the authority works on the case; null for nobody
/// @param ageGroup of the person, for a guardian who has not declined, and not of an adult; the dates and names once the guardian has
/// accepted
@RegisterForReflection
record AddressedCase(
        UUID caseFile, RecordKind kind, String reference, String country, String region, AddresseeAnswer answer, UUID recordedBy,
        UUID caseworker, UUID caseworkerAgency, AgeGroup ageGroup, LocalDate dueOn, LocalDate recoveryEndsOn, Instant interviewDueAt,
        byte[] dateOfBirth, byte[] languages, byte[] givenName, byte[] familyName, byte[] contactChannel, byte[] contactValue,
        byte[] contactTimes, byte[] contactWords) {

    /// Whether the reader acts for the person, or is asked to.
    boolean isOfWard() {
        return ageGroup != null;
    }

    boolean isAccepted() {
        return answer == AddresseeAnswer.ACCEPTED;
    }

    SealedPerson person() {
        return new SealedPerson(caseFile, givenName, familyName, dateOfBirth, null, languages, null, contactChannel, contactValue,
                contactTimes, contactWords, null, null, null);
    }

    /// The safe contact that the referral gave, without its number or address; null when there is none.
    WardContact contact(DataKey key) {
        return contactChannel == null ? null : WardContact.of(person().safeContact(key));
    }
}
