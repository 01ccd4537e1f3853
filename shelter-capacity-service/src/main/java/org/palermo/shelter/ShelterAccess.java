package org.palermo.shelter;

import static org.palermo.kernel.access.Limit.only;
import static org.palermo.kernel.access.Operation.by;
import static org.palermo.kernel.access.Operation.byEventSenders;
import static org.palermo.kernel.access.Operation.byEveryRole;
import static org.palermo.kernel.access.Operation.open;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.access.Limit;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.retention.LegalHoldView;

/// Who may do what with shelters, places and stays.
@ApplicationScoped
class ShelterAccess implements AccessTable {
    private static final String ENDS = "of the countries that she covers whole: ids, references and dates, nothing of a person";
    private static final String SHELTERS = "manager: of the shelters that her organisation runs; administrator: of the countries and regions that she covers";
    private static final String RUN = "of the shelters that her organisation runs";
    private static final String HOOKS = "agency administrator: of her organisation; mechanism administrator: of the countries that she covers";
    private static final String EITHER = "manager: asked of the shelters that her organisation runs; others: asked for by her organisation, without the shelter";
    private static final String WAITS = "for whom her organisation waits";
    private static final String ASKS = "what her organisation asks shelters";
    private static final String PUBLISHED = "what its provider marks public; of confidential shelters, that there is one in an area";
    private static final String ASKED = "for the cases that she works on, as the mechanism tells it";
    private static final String HELD = "what her organisation holds";

    @Override
    public String title() {
        return "Shelter capacity";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                by("SheltersResource.page", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("SheltersResource.get", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("SheltersResource.register", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("SheltersResource.describe", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("SheltersResource.importLines", MECHANISM_ADMINISTRATOR).of("adds only").andAudited(),
                by("PlacesResource.all", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),
                by("PlacesResource.get", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),
                by("PlacesResource.add", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("PlacesResource.change", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("OccupancyResource.census", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),
                by("OccupancyResource.count", SHELTER_MANAGER).of(RUN).andAudited(),
                by("OccupancyResource.limits", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),
                by("OccupancyResource.limit", SHELTER_MANAGER).of(RUN).andAudited(),

                by("StatusResource.status", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),
                by("StatusResource.change", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("StatusResource.lacking", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),
                by("StatusResource.supplies", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS).andAudited(),
                by("StatusResource.nights", SHELTER_MANAGER, MECHANISM_ADMINISTRATOR).of(SHELTERS),

                by("AvailabilitySearchesResource.search", NGO, CASE_COORDINATOR, FIRST_RESPONDER)
                        .of("all shelters, as a yes or a band by area; never which, where or how many. So often an hour and a day; to avoid an organisation, coordinators only; a case that it names is one that she works on, and recorded with it").andAudited(),
                by("AccommodationRequestsResource.page", CASE_COORDINATOR).of(ASKED).andAudited(),
                by("AccommodationRequestsResource.get", CASE_COORDINATOR).of(ASKED).andAudited(),
                by("AccommodationRequestsResource.search", CASE_COORDINATOR).of(ASKED + ", as any search").andAudited(),
                by("HoldsResource.place", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of("by an offer that was made to her").andAudited(),
                by("HoldsResource.page", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("HoldsResource.get", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("HoldsResource.extend", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("HoldsResource.release", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("RaisedHoldsResource.raise", MECHANISM_ADMINISTRATOR).of("of the countries that she covers whole: for an organisation and a night").andAudited(),
                by("PlacementRequestsResource.request", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("WaitlistResource.join", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of("for her organisation").andAudited(),
                by("WaitlistResource.page", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(WAITS).andAudited(),
                by("WaitlistResource.get", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(WAITS).andAudited(),
                by("WaitlistResource.leave", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(WAITS).andAudited(),

                by("BroadcastsResource.ask", NGO, CASE_COORDINATOR, FIRST_RESPONDER)
                        .of("for her organisation, so many at once, when a search finds nothing; she never learns which shelters, nor how many").andAudited(),
                by("BroadcastsResource.page", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(ASKS).andAudited(),
                by("BroadcastsResource.get", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(ASKS).andAudited(),
                by("BroadcastsResource.cancel", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(ASKS).andAudited(),
                by("BroadcastAlertsResource.page", SHELTER_MANAGER).of(RUN).andAudited(),
                by("BroadcastAlertsResource.get", SHELTER_MANAGER).of(RUN).andAudited(),
                by("BroadcastAlertsResource.acknowledge", SHELTER_MANAGER).of(RUN).andAudited(),
                by("BroadcastAlertsResource.accept", SHELTER_MANAGER).of(RUN).andAudited(),
                by("BroadcastAlertsResource.decline", SHELTER_MANAGER).of(RUN).andAudited(),
                by("OnCallResource.all", SHELTER_MANAGER).of(RUN).andAudited(),
                by("OnCallResource.put", SHELTER_MANAGER).of(RUN).andAudited(),
                by("OnCallResource.remove", SHELTER_MANAGER).of(RUN).andAudited(),

                by("PlacementsResource.page", SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(EITHER).andAudited(),
                by("PlacementsResource.get", SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(EITHER).andAudited(),
                by("PlacementsResource.steps", SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(EITHER).andAudited(),
                by("PlacementsResource.accept", SHELTER_MANAGER).of(RUN).andAudited(),
                by("PlacementsResource.refuse", SHELTER_MANAGER).of(RUN).andAudited(),
                by("PlacementsResource.withdraw", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("StaysResource.arrive", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.notArrived", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.absent", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.missing", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.returned", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.extend", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.end", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.moveOn", SHELTER_MANAGER).of(RUN).andAudited(),
                by("StaysResource.leave", NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(HELD).andAudited(),
                by("HandoversResource.give", SHELTER_MANAGER).of(RUN).andAudited(),
                by("HandoversResource.get", SHELTER_MANAGER, NGO, CASE_COORDINATOR, FIRST_RESPONDER).of(EITHER).andAudited(),
                by("AddressReleasesResource.release", SHELTER_MANAGER).of(RUN).andAudited(),
                by("AddressReleasesResource.all", SHELTER_MANAGER).of(RUN).andAudited(),
                by("AddressReleasesResource.end", SHELTER_MANAGER).of(RUN).andAudited(),
                by("AddressReleasesResource.read", NGO, CASE_COORDINATOR, FIRST_RESPONDER)
                        .of("released to her by name, for a placement that her organisation asked for, until an instant").andAudited(),

                by("CapacityResource.of", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR)
                        .of("places of the regions that she covers, exact; unmet need as controlled and released for the week"),

                by("OrganisationsResource.importLines", MECHANISM_ADMINISTRATOR).of("adds only").andUnregisteredBodies(),

                by("AuditResource.about", AUDITOR, DATA_PROTECTION_OFFICER).of("the whole audit of this service: ids and codes, and who asks is recorded too").andAudited(),
                by("AuditResource.links", AUDITOR).of("the whole audit of this service: ids and codes, and who asks is recorded too").andAudited(),

                by("RetentionResource.due", DATA_PROTECTION_OFFICER, AUDITOR).of(ENDS).andAudited(),
                by("RetentionResource.held", DATA_PROTECTION_OFFICER, AUDITOR).of(ENDS).andAudited(),
                by("RetentionResource.hold", DATA_PROTECTION_OFFICER).of(ENDS).andAudited(),
                by("RetentionResource.lift", DATA_PROTECTION_OFFICER).of(ENDS).andAudited(),
                by("WebhooksResource.all", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(HOOKS),
                by("WebhooksResource.get", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(HOOKS),
                by("WebhooksResource.register", AGENCY_ADMINISTRATOR).of("of her organisation").andAudited(),
                by("WebhooksResource.approve", MECHANISM_ADMINISTRATOR).of("of the countries that she covers, not what she registered").andAudited(),
                by("WebhooksResource.renew", AGENCY_ADMINISTRATOR).of("of her organisation").andAudited(),
                by("WebhooksResource.replay", AGENCY_ADMINISTRATOR).of("of her organisation").andAudited(),
                by("WebhooksResource.withdraw", AGENCY_ADMINISTRATOR).of("of her organisation").andAudited(),

                open("DirectoryResource.about").of(PUBLISHED),
                open("DirectoryResource.services").of(PUBLISHED),
                open("DirectoryResource.service").of(PUBLISHED),
                open("DirectoryResource.organizations").of(PUBLISHED),
                open("DirectoryResource.organization").of(PUBLISHED),
                open("DirectoryResource.atLocations").of(PUBLISHED),
                open("DirectoryResource.atLocation").of(PUBLISHED),
                open("DirectoryResource.taxonomies").of(PUBLISHED),
                open("DirectoryResource.taxonomy").of(PUBLISHED),
                open("DirectoryResource.terms").of(PUBLISHED),
                open("DirectoryResource.term").of(PUBLISHED),
                open("DirectoryResource.stream").of(PUBLISHED),

                by("DirectoryImportsResource.importFile", MECHANISM_ADMINISTRATOR).of("adds to the public directory, and replaces what an import brought"),

                byEventSenders("EventsResource.take"),

                byEveryRole("NoticesResource.page").of("what her organisation, or her role in a country that she covers, was told"),
                byEveryRole("NoticesResource.stream").of("what her organisation, or her role in a country that she covers, is told from now on"),
                byEveryRole("NoticesResource.read").of("what her organisation, or her role in a country that she covers, was told"));
    }

    /// Auditors see that a record is under a legal hold, and its code. They do not see the officer's explanation, which may
    /// describe a person.
    @Override
    public List<Limit> limits() {
        return List.of(only(LegalHoldView.class, "explanation", DATA_PROTECTION_OFFICER));
    }
}
