package org.palermo.inspection.wage.fact;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.UUID;
import org.palermo.inspection.money.Money;

/// A recruitment fee or related cost.
///
/// @param id of the fee
/// @param kind what it was for
/// @param amount how much
/// @param paidBy who paid it
/// @param paidTo who got it
/// @param paidOn when
@RegisterForReflection
public record WageFeeView(UUID id, WageFeeKind kind, Money amount, WageFeePayer paidBy, WageFeePayee paidTo, LocalDate paidOn) {}
