package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.palermo.inspection.text.PlainText;

/// Records that one party supplies another.
///
/// @param supplier id or reference of the workplace or company that supplies
/// @param buyer id or reference of the workplace or company that buys
/// @param product what is supplied
/// @param tier how far the supplier is from the buyer by the buyer's own count: 1 supplies it directly, 0 is the buyer's own site; left
///     out when nobody knows it
/// @param source where it is known from; a link from a published source is shown to every inspectorate
/// @param sourceTitle the name of the list or the document
/// @param validFrom the first day on which it is known
/// @param validUntil the last day; left out while it goes on
@RegisterForReflection
public record RecordSupplyLink(
        @NotBlank @Size(max = 60) @PlainText String supplier,
        @NotBlank @Size(max = 60) @PlainText String buyer,
        @NotBlank @Size(max = 200) @PlainText String product,
        @Min(0) @Max(20) Integer tier,
        @NotNull LinkSource source,
        @Size(max = 300) @PlainText String sourceTitle,
        @NotNull LocalDate validFrom,
        LocalDate validUntil) {

    public RecordSupplyLink {
        product = product == null ? null : product.strip();
        sourceTitle = sourceTitle == null || sourceTitle.isBlank() ? null : sourceTitle.strip();
    }
}
