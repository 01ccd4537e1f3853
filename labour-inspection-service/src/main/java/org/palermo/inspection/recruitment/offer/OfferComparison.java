package org.palermo.inspection.recruitment.offer;

import static org.palermo.inspection.recruitment.offer.CheckJobOffer.blank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palermo.inspection.recruitment.AgencyRow;
import org.palermo.inspection.recruitment.ComparisonKeys;
import org.palermo.inspection.recruitment.ProhibitionRow;
import org.palermo.inspection.recruitment.fee.FeeRule;
import org.palermo.inspection.recruitment.fee.FeeVerdict;
import org.palermo.inspection.recruitment.fee.RecruitmentAmount;
import org.palermo.inspection.recruitment.joborder.JobOrderRow;
import org.palermo.inspection.recruitment.joborder.WagePer;
import org.palermo.inspection.workplace.Likeness;

/// Compares a job offer with what is known.
///
/// @param found the agencies with this number or this name, those with the number first
/// @param agency the one that is meant; null when none or several are
/// @param today in the country that licensed it
/// @param prohibitions of the agency
/// @param orders the job orders of the agency for this employer; none when she named no employer
/// @param holdsOrders whether the register has any job order of the agency
/// @param rules what the law of the corridor allows
record OfferComparison(
        CheckJobOffer offer, List<AgencyRow> found, AgencyRow agency, LocalDate today, List<ProhibitionRow> prohibitions,
        List<JobOrderRow> orders, boolean holdsOrders, List<FeeRule> rules) {

    /// The agency that is meant: the only one with this number, else the only one of that name, where the country that she leaves decides
    /// among several.
    static Optional<AgencyRow> namedAgency(CheckJobOffer offer, List<AgencyRow> found) {
        String number = ComparisonKeys.number(offer.licenceNumber());
        String name = ComparisonKeys.name(offer.agency());
        List<AgencyRow> numbered = found.stream().filter(a -> a.licenceKey().equals(number)).toList();
        List<AgencyRow> named = found.stream().filter(a -> a.nameKey().equals(name)).toList();
        List<AgencyRow> both = numbered.stream().filter(named::contains).toList();
        for (List<AgencyRow> some : List.of(both, numbered, named)) {
            List<AgencyRow> there = some.stream().filter(a -> a.country().equals(offer.from())).toList();
            if (there.size() == 1 || some.size() == 1) {
                return Optional.of(there.size() == 1 ? there.getFirst() : some.getFirst());
            }
            if (!some.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    List<JobOfferAnswer.OfferFinding> items() {
        List<JobOfferAnswer.OfferFinding> items = new ArrayList<>();
        for (OfferItem item : OfferItem.values()) {
            items.add(JobOfferAnswer.OfferFinding.of(item, switch (item) {
                case AGENCY -> byName();
                case LICENCE -> byLicence();
                case COUNTRY -> byCountry();
                case EMPLOYER -> byEmployer();
                case POSITION -> byPosition();
                case WAGE -> byWage();
                case PAYMENT -> byPayments();
                case CONTACT -> byContact();
                case VISA -> byVisa();
                case PASSPORT -> byPassport();
            }));
        }
        return items;
    }

    private OfferReason byName() {
        if (blank(offer.agency())) {
            return OfferReason.NOT_SAID;
        }
        if (agency == null) {
            return found.isEmpty() ? OfferReason.AGENCY_NOT_FOUND : OfferReason.SEVERAL_AGENCIES;
        }
        return agency.nameKey().equals(ComparisonKeys.name(offer.agency())) ? OfferReason.AGENCY_REGISTERED
                : OfferReason.NAME_IS_NOT_OF_LICENCE;
    }

    private OfferReason byLicence() {
        if (blank(offer.licenceNumber()) && agency == null) {
            return blank(offer.agency()) ? OfferReason.NOT_SAID : OfferReason.NO_AGENCY_TO_COMPARE;
        }
        if (agency == null) {
            return found.isEmpty() ? OfferReason.LICENCE_NOT_FOUND : OfferReason.SEVERAL_AGENCIES;
        }
        if (!blank(offer.licenceNumber()) && !agency.licenceKey().equals(ComparisonKeys.number(offer.licenceNumber()))) {
            return OfferReason.LICENCE_IS_NOT_OF_AGENCY;
        }
        return switch (agency.stateOn(today)) {
            case VALID -> OfferReason.LICENCE_VALID;
            case NOT_YET_VALID -> OfferReason.LICENCE_NOT_YET_VALID;
            case EXPIRED -> OfferReason.LICENCE_EXPIRED;
            case SUSPENDED -> OfferReason.LICENCE_SUSPENDED;
            case REVOKED -> OfferReason.LICENCE_REVOKED;
        };
    }

    private OfferReason byCountry() {
        if (agency != null && prohibitions.stream().anyMatch(p -> p.countsOn(today) && p.isFor(offer.country()))) {
            return OfferReason.RECRUITMENT_PROHIBITED;
        }
        if (offer.country() == null) {
            return OfferReason.NOT_SAID;
        }
        if (agency == null) {
            return OfferReason.NO_AGENCY_TO_COMPARE;
        }
        return agency.corridors().contains(offer.country()) ? OfferReason.COUNTRY_ALLOWED : OfferReason.COUNTRY_NOT_ALLOWED;
    }

    private OfferReason byEmployer() {
        if (blank(offer.employer())) {
            return OfferReason.NOT_SAID;
        }
        if (agency == null) {
            return OfferReason.NO_AGENCY_TO_COMPARE;
        }
        if (orders.isEmpty()) {
            return holdsOrders ? OfferReason.EMPLOYER_NOT_APPROVED : OfferReason.NO_JOB_ORDERS_HELD;
        }
        return orders.stream().anyMatch(j -> j.isValidOn(today)) ? OfferReason.JOB_ORDER_VALID : OfferReason.JOB_ORDER_EXPIRED;
    }

    private OfferReason byPosition() {
        if (blank(offer.position())) {
            return OfferReason.NOT_SAID;
        }
        if (agency == null) {
            return OfferReason.NO_AGENCY_TO_COMPARE;
        }
        if (orders.isEmpty()) {
            return holdsOrders ? OfferReason.POSITION_NEEDS_APPROVED_EMPLOYER : OfferReason.NO_JOB_ORDERS_HELD;
        }
        List<JobOrderRow> jobs = ofPosition();
        if (jobs.isEmpty()) {
            return OfferReason.POSITION_NOT_APPROVED;
        }
        return jobs.stream().anyMatch(j -> j.isValidOn(today)) ? OfferReason.POSITION_APPROVED : OfferReason.JOB_ORDER_EXPIRED;
    }

    private OfferReason byWage() {
        if (offer.wage() == null) {
            return OfferReason.NOT_SAID;
        }
        if (agency == null) {
            return OfferReason.NO_AGENCY_TO_COMPARE;
        }
        List<JobOrderRow> paid = ofPosition().stream().filter(j -> j.isValidOn(today) && j.wage() != null && j.wagePer() == offer.wagePer()
                && j.wage().isIn(offer.wage())).toList();
        if (paid.isEmpty()) {
            return OfferReason.WAGE_NOT_COMPARABLE;
        }
        long least = paid.stream().mapToLong(j -> j.wage().minor()).min().orElseThrow();
        return offer.wage().minor() >= least ? OfferReason.WAGE_AS_APPROVED : OfferReason.WAGE_LOWER;
    }

    private OfferReason byPayments() {
        if (offer.payments() == null || offer.payments().isEmpty()) {
            return OfferReason.NOT_SAID;
        }
        RecruitmentAmount monthly = offer.wagePer() == WagePer.MONTH ? offer.wage() : null;
        return switch (FeeVerdict.of(rules, offer.payments().stream().map(p -> new FeeRule.Paid(p.item(), p.paidBy(), p.amount())).toList(),
                monthly)) {
            case NOTHING_TO_PAY -> OfferReason.NOTHING_TO_PAY;
            case WITHIN -> OfferReason.FEE_WITHIN_LAW;
            case ABOVE -> OfferReason.FEE_TOO_HIGH;
            case FORBIDDEN -> OfferReason.FEE_FORBIDDEN;
            case NOT_COMPARABLE -> OfferReason.FEE_NOT_COMPARABLE;
            case NO_RULE -> OfferReason.NO_FEE_RULE;
        };
    }

    private OfferReason byContact() {
        if (offer.contact() == null) {
            return OfferReason.NOT_SAID;
        }
        if (offer.contact() != ContactPlace.OFFICE) {
            return OfferReason.CONTACT_NOT_AT_OFFICE;
        }
        if (agency == null || agency.address() == null) {
            return OfferReason.NO_AGENCY_TO_COMPARE;
        }
        if (blank(offer.contactAddress())) {
            return OfferReason.NOT_SAID;
        }
        return isAlike(agency.address(), offer.contactAddress())
                ? OfferReason.CONTACT_AT_REGISTERED_ADDRESS : OfferReason.CONTACT_AT_ANOTHER_ADDRESS;
    }

    private OfferReason byVisa() {
        return switch (offer.travel()) {
            case null -> OfferReason.NOT_SAID;
            case WORK_VISA -> OfferReason.WORK_VISA;
            case VISIT_VISA -> OfferReason.VISIT_VISA;
            case NO_VISA_NEEDED, NOT_YET_KNOWN -> OfferReason.VISA_NOT_KNOWN;
        };
    }

    private OfferReason byPassport() {
        if (offer.passportKept() == null) {
            return OfferReason.NOT_SAID;
        }
        return offer.passportKept() ? OfferReason.PASSPORT_KEPT : OfferReason.PASSPORT_WITH_YOU;
    }

    private List<JobOrderRow> ofPosition() {
        String position = ComparisonKeys.words(offer.position());
        return orders.stream().filter(j -> j.positionKey().equals(position)).toList();
    }

    /// Whether at least half of all the different words are in both.
    private static boolean isAlike(String one, String other) {
        Set<String> both = new HashSet<>(Likeness.words(one));
        Set<String> all = new HashSet<>(both);
        Set<String> others = new HashSet<>(Likeness.words(other));
        both.retainAll(others);
        all.addAll(others);
        return !all.isEmpty() && both.size() * 2 >= all.size();
    }
}
