package org.palermo.inspection.wage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.money.Money;

/// Money that the worker got back.
///
/// @param id of the payment
/// @param amount how much
/// @param method how it was paid
/// @param paidOn when she got it
/// @param recordedAt when it was recorded, in UTC
/// @param withdrawnAt when it was withdrawn, because it was recorded by mistake, in UTC; left out unless it was
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WageRepaymentView(UUID id, Money amount, WagePayMethod method, LocalDate paidOn, Instant recordedAt,
        Instant withdrawnAt) {}
