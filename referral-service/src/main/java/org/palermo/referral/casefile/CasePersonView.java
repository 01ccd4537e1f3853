package org.palermo.referral.casefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.palermo.kernel.etag.Versioned;
import org.palermo.referral.casefile.person.PersonIdentifier;
import org.palermo.referral.casefile.referral.ReferPerson;

/// Who the person of a case file is.
///
/// @param givenName as in her documents or as she says it; left out when nobody knows it
/// @param familyName as in her documents or as she says it; left out when nobody knows it
/// @param dateOfBirth in the form `2001-05-17`; left out when nobody knows it
/// @param nationality ISO 3166-1 alpha-2 code; left out when nobody knows it
/// @param languages that she speaks, BCP 47; left out when nobody knows them
/// @param circumstances what happened, in words; left out when nobody described it
/// @param identifiers documents and numbers; left out when there are none
/// @param safeContact the safe contact from the referral; left out once the case has a record of a safe contact
/// @param version of the case file
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CasePersonView(
        String givenName, String familyName, LocalDate dateOfBirth, String nationality, List<String> languages, String circumstances,
        List<PersonIdentifier> identifiers, ReferPerson.SafeContact safeContact, int version) implements Versioned {

    static CasePersonView of(CaseFileView file) {
        CaseFileView.PersonView person = file.person();
        return new CasePersonView(person.givenName(), person.familyName(), person.dateOfBirth(), person.nationality(), person.languages(),
                person.circumstances(), person.identifiers(), file.safeContact(), file.version());
    }
}
