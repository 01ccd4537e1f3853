package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// What counting the terms of open files anew changes, by the law and the calendars that are held now.
///
/// @param profile the code of the law
/// @param files how many open files it changes in all
/// @param clocks how many of them by clock; a file may change in several
/// @param kept files of which some terms stay, because recovery was made longer by a day that somebody named
/// @param unclear files of which nothing is changed, because their history does not lead to where they stand
/// @param more whether there are more than are listed: apply these, and look again
/// @param changes of the first files, in the order in which they came
@RegisterForReflection
public record RecalculationView(String scope, String profile, long files, List<Counted> clocks, long kept, long unclear, boolean more, List<FileChange> changes) {

    @RegisterForReflection
    public record Counted(Clock clock, long files) {}

    @RegisterForReflection
    public record FileChange(UUID caseFile, String reference, List<TermChange> terms) {}
}
