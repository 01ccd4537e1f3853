package org.palermo.referral.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// Who the person of a case file is, and how she can be reached without danger. A row of its own, so that whoever
/// counts cases never meets it.
@Entity
@Table(name = "case_person")
class CasePerson {
    @Id
    @Column(name = "case_file")
    UUID caseFile;

    @Column(name = "given_name")
    String givenName;

    @Column(name = "family_name")
    String familyName;

    @Column(name = "date_of_birth")
    LocalDate dateOfBirth;

    String nationality;
    String languages;

    @Column(name = "contact_channel")
    String contactChannel;

    @Column(name = "contact_value")
    String contactValue;

    @Column(name = "contact_times")
    String contactTimes;

    @Column(name = "contact_words")
    String contactWords;

    String circumstances;

    CasePerson() {}

    static CasePerson of(UUID caseFile, ReferPerson command) {
        CasePerson person = new CasePerson();
        person.caseFile = caseFile;
        if (command.person() != null) {
            person.givenName = command.person().givenName();
            person.familyName = command.person().familyName();
            person.dateOfBirth = command.person().dateOfBirth();
        }
        person.nationality = command.nationality();
        person.languages = command.languages() == null ? null : String.join(",", command.languages());
        if (command.safeContact() != null) {
            person.contactChannel = command.safeContact().channel();
            person.contactValue = command.safeContact().value();
            person.contactTimes = command.safeContact().when();
            person.contactWords = command.safeContact().words();
        }
        person.circumstances = command.circumstances();
        return person;
    }

    List<String> languages() {
        return languages == null ? List.of() : List.of(languages.split(","));
    }

    ReferPerson.SafeContact safeContact() {
        return contactChannel == null ? null : new ReferPerson.SafeContact(contactChannel, contactValue, contactTimes, contactWords);
    }
}
