package org.palermo.referral.casefile.person;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.protection.DataKey;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.referral.ReferPerson;

/// The identity and safe contact of the person of a case file, each field sealed under the person's own key. Stored in a row apart from the
/// case file, so that whoever counts cases never reads it.
@RegisterForReflection
public record SealedPerson(
        UUID caseFile, byte[] givenName, byte[] familyName, byte[] dateOfBirth, byte[] nationality, byte[] languages,
        byte[] identifiers, byte[] contactChannel, byte[] contactValue, byte[] contactTimes, byte[] contactWords,
        byte[] circumstances, byte[] indicators, byte[] htcds) {
    static final String IMPORTED = "htcds";

    static SealedPerson of(DataKey key, ReferPerson told) {
        ReferPerson.SafeContact contact = told.safeContact();
        return of(key, told.person(), told.nationality(), told.languages(), contact, told.circumstances(), told.indicators(), null);
    }

    /// @param indicators codes, or null
    /// @param htcds codes by HTCDS 2.0 field name as JSON, or null
    static SealedPerson of(DataKey key, ReferPerson.Person person, String nationality, List<String> languages,
            ReferPerson.SafeContact contact, String circumstances, List<String> indicators, String htcds) {
        boolean named = person != null;
        boolean reachable = contact != null;
        return new SealedPerson(
                key.owner(),
                key.seal("givenName", named ? person.givenName() : null),
                key.seal("familyName", named ? person.familyName() : null),
                key.seal("dateOfBirth", named && person.dateOfBirth() != null ? person.dateOfBirth().toString() : null),
                key.seal("nationality", nationality),
                key.seal("languages", languages == null ? null : String.join(",", languages)),
                key.seal("identifiers", named ? PersonIdentifier.write(person.identifiers()) : null),
                key.seal("contactChannel", reachable ? contact.channel() : null),
                key.seal("contactValue", reachable ? contact.value() : null),
                key.seal("contactTimes", reachable ? contact.when() : null),
                key.seal("contactWords", reachable ? contact.words() : null),
                key.seal("circumstances", circumstances),
                key.seal("indicators", indicators == null || indicators.isEmpty() ? null : String.join("\n", indicators)),
                key.seal(IMPORTED, htcds));
    }

    public CaseFileView.PersonView person(DataKey key) {
        String born = key.open("dateOfBirth", dateOfBirth);
        String spoken = key.open("languages", languages);
        return new CaseFileView.PersonView(
                key.open("givenName", givenName),
                key.open("familyName", familyName),
                born == null ? null : LocalDate.parse(born),
                key.open("nationality", nationality),
                spoken == null || spoken.isEmpty() ? List.of() : List.of(spoken.split(",")),
                key.open("circumstances", circumstances),
                PersonIdentifier.read(key.open("identifiers", identifiers)));
    }

    /// The codes of the indicators that the referral named; empty when it named none.
    List<String> indicators(DataKey key) {
        String named = key.open("indicators", indicators);
        return named == null ? List.of() : List.of(named.split("\n"));
    }

    /// Codes by HTCDS 2.0 field name as JSON, or null.
    public String htcds(DataKey key) {
        return key.open(IMPORTED, htcds);
    }

    /// Null when none was given.
    public ReferPerson.SafeContact safeContact(DataKey key) {
        return contactChannel == null ? null : new ReferPerson.SafeContact(
                key.open("contactChannel", contactChannel), key.open("contactValue", contactValue),
                key.open("contactTimes", contactTimes), key.open("contactWords", contactWords));
    }
}
