package org.palermo.referral.addressee;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.referral.caserecord.RecordKind;

/// An answer to a record of a case, for those who follow the case and for the organisation that answered.
///
/// @param record the record to which it answers
/// @param kind the kind of that record
/// @param agency the organisation that answered
/// @param answer whether it takes its part, declines it, or says something
/// @param said the reason or the statement; left out when nothing was said
/// @param answeredAt when it was answered, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordAnswerView(UUID id, UUID record, RecordKind kind, UUID agency, AddresseeAnswer answer, String said,
        Instant answeredAt) {}
