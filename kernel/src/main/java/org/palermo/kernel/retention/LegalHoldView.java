package org.palermo.kernel.retention;

import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.access.ShownTo;

/// A legal hold on a record.
///
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param record the id of the record
/// @param reason why the record is kept
/// @param explanation only in the list; only a data protection officer sees it, because it may be about a person; left out when the
/// record was erased
/// @param placedAt when it was placed, in UTC
/// @param placedBy subject of the officer who placed it
/// @param liftedAt when it was lifted, in UTC; left out while it is in force
/// @param liftedBy subject of the officer who lifted it; left out while it is in force
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LegalHoldView(
        UUID id, String kind, UUID record, LegalHoldReason reason, @ShownTo(DATA_PROTECTION_OFFICER) String explanation, Instant placedAt,
        String placedBy, Instant liftedAt, String liftedBy) {}
