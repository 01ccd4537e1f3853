package org.palermo.inspection.recruitment.fee;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@RegisterForReflection
public record FeeRow(
        UUID id, String destination, FeeItem item, Payer paidBy, long minor, String currency, LocalDate validFrom, LocalDate validUntil,
        Instant recordedAt) {}
