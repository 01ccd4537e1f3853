package org.palermo.inspection.visit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;

/// Records a visit.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or null
/// @param workplace the workplace's id
/// @param kind why the visit was made
/// @param startedAt when the visit began: from 1990 on, and at most ten minutes in the future
/// @param householdAccess required for a private household; must be null for any other workplace
/// @param entry the consent or the warrant; required for a private household; must be null for any other workplace
/// @param checklist code of the checklist and its version; `ilo-ec-2009` when omitted
@RegisterForReflection
public record RecordVisit(
        UUID id,
        @NotNull UUID workplace,
        @NotNull VisitKind kind,
        @NotNull Instant startedAt,
        HouseholdAccess householdAccess,
        // The digest of a submission must be the same as in an earlier release, so fields that are left out are not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Valid HouseholdEntry entry,
        @Pattern(regexp = "[a-z0-9][a-z0-9.-]{0,59}") String checklist) implements SentUnderId {

    /// The main one when it was omitted.
    public String usedChecklist() {
        return checklist == null ? Visit.CHECKLIST : checklist;
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "RecordVisit";
    }
}
