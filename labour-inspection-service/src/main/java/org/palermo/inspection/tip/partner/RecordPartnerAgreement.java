package org.palermo.inspection.tip.partner;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.tip.TipField;

/// Records an agreement with a partner that sends tips.
///
/// @param partner the name of the organisation
/// @param kind what it is
/// @param purpose for what it sends
/// @param legalBasis the law on which it is based
/// @param fields what it may send
/// @param validFrom first day
/// @param validUntil last day; an agreement always has one
@RegisterForReflection
public record RecordPartnerAgreement(
        @NotBlank @Size(max = 200) @PlainText String partner, @NotNull PartnerKind kind,
        @NotBlank @Size(max = 500) @PlainText String purpose, @NotBlank @Size(max = 500) @PlainText String legalBasis,
                @NotEmpty @Size(max = 14) List<@NotNull TipField> fields,
        @NotNull LocalDate validFrom, @NotNull LocalDate validUntil) {}
