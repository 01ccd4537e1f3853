package org.palermo.kernel.retention;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A record with a retention time, due or not, without anything about a person.
///
/// @param kind of record, as the audit calls it, e.g. `case_file`
/// @param record the id of the record
/// @param reference that people use for it; left out when it has only an id
/// @param country where the record belongs, ISO 3166-1
/// @param over when the retention time began, or will begin as far as is known; left out when it is unknown, and for a kind without
///     references
/// @param due the first day on which it is erased, in the country's zone; left out like `over`, and when nobody has decided how long the
///     kind is kept
/// @param held whether a legal hold keeps it
/// @param erased whether it was erased already
/// @param rule the retention time of its kind, and the edition of the profile that sets it; left out when nobody has decided
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RetainedView(
        String kind, UUID record, String reference, String country, Instant over,
        LocalDate due, boolean held, boolean erased, String rule) {

    static RetainedView of(String kind, RetainedRecords.Named named, Optional<RetentionRule> rule, boolean held) {
        LocalDate due = named.over() == null ? null : rule.map(one -> one.dueOn(named.over())).orElse(null);
        return new RetainedView(kind, named.record(), named.reference(), named.country(), named.over(), due, held, named.erased(),
                rule.map(RetentionRule::citation).orElse(null));
    }
}
