package org.palermo.inspection.recruitment.offer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.recruitment.fee.FeeItem;
import org.palermo.inspection.recruitment.fee.Payer;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;
import org.palermo.inspection.recruitment.joborder.WagePer;
import org.palermo.inspection.text.PlainText;

/// A job offer as somebody was told it. Everything may be left out, except that something must be said.
///
/// @param agency the name of the agency
/// @param licenceNumber the number of its licence
/// @param employer the employer
/// @param position the job
/// @param country of the work, ISO 3166-1 alpha-2
/// @param from the country that the person would leave, ISO 3166-1 alpha-2
/// @param wage the promised wage
/// @param wagePer of which period that is the wage
/// @param payments who is to pay what
/// @param contact where contact was made
/// @param contactAddress the address of that office, when it was one
/// @param travel with which visa she is told to travel
/// @param passportKept whether somebody keeps her passport, or says that somebody will
@RegisterForReflection
public record CheckJobOffer(
        @Size(max = 200) @PlainText String agency,
        @Size(max = 60) @PlainText String licenceNumber,
        @Size(max = 200) @PlainText String employer,
        @Size(max = 200) @PlainText String position,
        @Pattern(regexp = "[A-Z]{2}") String country,
        @Schema(example = "NP") @Pattern(regexp = "[A-Z]{2}") String from,
        @Valid RecruitmentAmount wage,
        WagePer wagePer,
        @Size(max = 20) List<@NotNull @Valid OfferedPayment> payments,
        ContactPlace contact,
        @Size(max = 300) @PlainText String contactAddress,
        TravelPaper travel,
        Boolean passportKept) {

    /// Who is to pay what.
    ///
    /// @param item for what
    /// @param paidBy who pays
    /// @param amount how much; null when she was not told
    @RegisterForReflection
    public record OfferedPayment(@NotNull FeeItem item, @NotNull Payer paidBy, @Valid RecruitmentAmount amount) {}

    boolean saysNothing() {
        return blank(agency) && blank(licenceNumber) && blank(employer) && blank(position) && country == null && wage == null
                && (payments == null || payments.isEmpty()) && contact == null && travel == null && passportKept == null;
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /// Contains nothing of what was typed, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "CheckJobOffer";
    }
}
