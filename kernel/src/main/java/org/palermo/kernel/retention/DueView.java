package org.palermo.kernel.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.kernel.paging.Cursor;

/// A record whose retention time is over.
///
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param record the id of the record
/// @param reference that people use for it; left out when it has only an id
/// @param over when the time for which it is kept ended
/// @param due the first day on which it is erased, in the country's zone
/// @param held whether a legal hold keeps it; without one the next run erases it
/// @param rule the retention time of its kind, and the edition of the profile that sets it
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DueView(String kind, UUID record, String reference, Instant over, LocalDate due, boolean held, String rule) {

    static DueView of(RetentionRule rule, RetainedRecords.Over over, boolean held) {
        return new DueView(rule.kind(), over.record(), over.reference(), over.over(), rule.dueOn(over.over()), held, rule.citation());
    }

    Cursor cursor() {
        return new Cursor(over, record);
    }
}
