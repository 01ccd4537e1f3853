package org.palermo.referral.caserecord;

import org.palermo.kernel.etag.Versioned;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// Confirms a recorded change, without its content.
///
/// @param caseFile left out for an addressee, who must not see which records are of one person
/// @param kind what kind of record it is
/// @param state the state of the record, a code of its kind
/// @param recordedAt when it was recorded, in UTC
/// @param changedAt when it last changed, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordReceipt(UUID id, UUID caseFile, RecordKind kind, String state, Instant recordedAt, Instant changedAt, int version)
        implements Versioned {

    static RecordReceipt of(CaseRecord r) {
        return new RecordReceipt(r.id, r.caseFile, r.kind, r.state, r.recordedAt, r.changedAt, r.version);
    }

    static RecordReceipt addressed(CaseRecord r) {
        return new RecordReceipt(r.id, null, r.kind, r.state, r.recordedAt, r.changedAt, r.version);
    }
}
