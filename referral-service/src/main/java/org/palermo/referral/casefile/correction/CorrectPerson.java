package org.palermo.referral.casefile.correction;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.problem.Problems;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.person.PersonIdentifier;
import org.palermo.referral.casefile.referral.ReferPerson;

/// Corrects the person's data by a JSON Merge Patch: a named field is replaced, a field that is null is removed, a list is replaced as a
/// whole.
///
/// @param reason why the data was wrong; recorded with the correction
/// @param rightsRequest the person's request that this correction answers, or null
/// @param answer the answer to that request, in the person's language; null without one
/// @param givenName the given name, as in her documents or as she says it
/// @param familyName the family name, as in her documents or as she says it
/// @param dateOfBirth her date of birth, in the form `2001-05-17`
/// @param nationality her nationality, ISO 3166-1 alpha-2
/// @param languages the languages that she speaks, BCP 47, the preferred one first
/// @param circumstances what happened to her, in words
/// @param identifiers documents, registrations and telephone numbers of the person
@RegisterForReflection
public record CorrectPerson(
        @NotNull CorrectionReason reason,
        UUID rightsRequest,
        @Size(min = 1, max = 10_000) String answer,
        @Size(max = 200) String givenName,
        @Size(max = 200) String familyName,
        @Past LocalDate dateOfBirth,
        @Pattern(regexp = "[A-Z]{2}") String nationality,
        @Size(max = 10) List<@NotNull @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}") String> languages,
        @Size(max = 8000) String circumstances,
        @Size(max = 20) List<@NotNull @Valid PersonIdentifier> identifiers) {

    /// The current data, to which a patch is applied.
    static CorrectPerson of(CaseFileView.PersonView kept) {
        return new CorrectPerson(null, null, null, kept.givenName(), kept.familyName(), kept.dateOfBirth(), kept.nationality(),
                kept.languages(), kept.circumstances(), kept.identifiers());
    }

    CaseFileView.PersonView view() {
        return new CaseFileView.PersonView(givenName, familyName, dateOfBirth, nationality, listed(languages), circumstances,
                listed(identifiers));
    }

    public ReferPerson.Person person() {
        return new ReferPerson.Person(givenName, familyName, dateOfBirth, identifiers);
    }

    /// The names of the fields that change.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when no field changes, or when only one of answer and rightsRequest is given
    List<String> changed(CaseFileView.PersonView kept) {
        if ((rightsRequest == null) != (answer == null)) {
            throw Problems.invalid("answer", "must be given together with rightsRequest, or left out together with it");
        }
        CaseFileView.PersonView now = view();
        List<String> changed = Stream.of(
                        changed("givenName", kept.givenName(), now.givenName()), changed("familyName", kept.familyName(), now.familyName()),
                        changed("dateOfBirth", kept.dateOfBirth(), now.dateOfBirth()),
                        changed("nationality", kept.nationality(), now.nationality()),
                        changed("languages", kept.languages(), now.languages()),
                        changed("circumstances", kept.circumstances(), now.circumstances()),
                        changed("identifiers", kept.identifiers(), now.identifiers()))
                .filter(Objects::nonNull).toList();
        if (changed.isEmpty()) {
            throw Problems.invalid("(body)", "must differ from what is kept");
        }
        return changed;
    }

    private static String changed(String field, Object kept, Object now) {
        return Objects.equals(kept, now) ? null : field;
    }

    private static <T> List<T> listed(List<T> told) {
        return told == null ? List.of() : told;
    }
}
