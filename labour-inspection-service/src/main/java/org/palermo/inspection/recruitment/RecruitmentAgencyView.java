package org.palermo.inspection.recruitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.recruitment.fee.RecruitmentFeeView;
import org.palermo.kernel.etag.Versioned;

/// A recruitment agency as the API shows it.
///
/// @param id the id of the agency
/// @param reference what people call it
/// @param name as the licence names it
/// @param country whose authority licensed it, ISO 3166-1 alpha-2
/// @param licenceNumber as the authority writes it
/// @param authority who gave the licence
/// @param state what the licence is today, in the country's time zone
/// @param decision the latest decision on the licence
/// @param decidedOn from which day that decision is in force
/// @param validFrom first day of the licence
/// @param validUntil last day; left out without an end
/// @param representative who acts for the agency; left out when unknown
/// @param address registered address; left out when unknown
/// @param corridors countries that it may recruit for, ISO 3166-1 alpha-2
/// @param workplace its premises among the workplaces; left out when they are not registered
/// @param published whether the public check of a job offer answers about it
/// @param createdAt when it was registered, in UTC
/// @param version the number of changes, as in the `ETag`
/// @param decisions the decisions on the licence, oldest first; left out in lists
/// @param prohibitions that it may not recruit, oldest first; left out in lists
/// @param fees what it declares to charge, oldest first; left out in lists
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecruitmentAgencyView(
        UUID id, String reference, String name, String country, String licenceNumber, String authority, LicenceState state,
        LicenceStep decision, LocalDate decidedOn, LocalDate validFrom, LocalDate validUntil, String representative, String address,
        List<String> corridors, UUID workplace, boolean published, Instant createdAt, int version, List<LicenceDecisionView> decisions,
        List<RecruitmentProhibitionView> prohibitions, List<RecruitmentFeeView> fees) implements Versioned {

    /// @param today in the time zone of the country that licensed
    static RecruitmentAgencyView of(AgencyRow a, LocalDate today) {
        return of(a, today, null, null, null);
    }

    static RecruitmentAgencyView of(AgencyRow a, LocalDate today, List<LicenceDecisionView> decisions,
            List<RecruitmentProhibitionView> prohibitions, List<RecruitmentFeeView> fees) {
        return new RecruitmentAgencyView(a.id(), a.reference(), a.name(), a.country(), a.licenceNumber(), a.authority(), a.stateOn(today),
                a.decision(), a.decidedOn(), a.validFrom(), a.validUntil(), a.representative(), a.address(), a.corridors(), a.workplace(),
                a.published(), a.createdAt(), a.version(), decisions, prohibitions, fees);
    }
}
