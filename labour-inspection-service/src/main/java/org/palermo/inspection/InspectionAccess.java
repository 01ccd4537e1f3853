package org.palermo.inspection;

import static org.palermo.kernel.access.Limit.only;
import static org.palermo.kernel.access.Operation.by;
import static org.palermo.kernel.access.Operation.byEveryRole;
import static org.palermo.kernel.identity.Role.AUDITOR;
import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.DATA_PROTECTION_OFFICER;
import static org.palermo.kernel.identity.Role.INSPECTOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NATIONAL_RAPPORTEUR;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.access.Limit;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.retention.LegalHoldView;

/// Who may do what in labour inspection.
@ApplicationScoped
class InspectionAccess implements AccessTable {
    private static final String ENDS = "of the countries that she covers whole: ids, references and dates, nothing of a person";
    private static final String OWN = "of her own inspectorate";
    private static final String WORKPLACES = "all workplaces; whose a private household is, and where, is for inspectors and chief inspectors";
    private static final String REFUSED = "what her own inspectorate has reported and the mechanism refuses, by ids";

    @Override
    public String title() {
        return "Labour inspection";
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                by("WorkplacesResource.page", INSPECTOR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR).of(WORKPLACES).andAudited(),
                by("WorkplacesResource.get", INSPECTOR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR).of(WORKPLACES).andAudited(),
                by("WorkplacesResource.register", INSPECTOR, CHIEF_INSPECTOR).of("adds only").andAudited(),
                by("WorkplacesResource.importList", CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR).of("adds only"),

                by("VisitsResource.page", INSPECTOR, CHIEF_INSPECTOR).of(OWN + "; why a visit was made is for who recorded it and the chief inspector").andAudited(),
                by("VisitsResource.get", INSPECTOR, CHIEF_INSPECTOR).of(OWN + "; why a visit was made is for who recorded it and the chief inspector").andAudited(),
                by("VisitsResource.record", INSPECTOR, CHIEF_INSPECTOR).of(OWN).andAudited(),
                by("VisitHistoryResource.importVisits", CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR).of("adds only").andAudited(),

                by("VisitFindingsResource.ofVisit", INSPECTOR, CHIEF_INSPECTOR).of(OWN).andAudited(),
                by("VisitFindingsResource.record", INSPECTOR, CHIEF_INSPECTOR).of(OWN).andAudited(),
                by("FindingsResource.summary", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, CHIEF_INSPECTOR, MECHANISM_ADMINISTRATOR)
                        .of("figures of a country that she covers, as controlled and released for the period; chief inspector: of her own inspectorate, exact"),
                by("ReportsResource.get", INSPECTOR, CHIEF_INSPECTOR).of(OWN).andAudited(),

                by("ParkedStreamsResource.list", CHIEF_INSPECTOR).of(REFUSED),
                by("ParkedStreamsResource.resume", CHIEF_INSPECTOR).of(REFUSED).andAudited(),
                by("ParkedStreamsResource.skip", CHIEF_INSPECTOR).of(REFUSED).andAudited(),

                byEveryRole("GoodsResource.find").of("the published list").andImmigrationBodies().andUnregisteredBodies(),
                byEveryRole("IndicatorsResource.all").of("the published list").andImmigrationBodies().andUnregisteredBodies(),

                by("OrganisationsResource.importLines", MECHANISM_ADMINISTRATOR).of("adds only").andUnregisteredBodies(),

                by("AuditResource.about", AUDITOR, DATA_PROTECTION_OFFICER).of("the whole audit of this service: ids and codes, and who asks is recorded too").andAudited(),
                by("AuditResource.links", AUDITOR).of("the whole audit of this service: ids and codes, and who asks is recorded too").andAudited(),

                by("RetentionResource.due", DATA_PROTECTION_OFFICER, AUDITOR).of(ENDS).andAudited(),
                by("RetentionResource.held", DATA_PROTECTION_OFFICER, AUDITOR).of(ENDS).andAudited(),
                by("RetentionResource.hold", DATA_PROTECTION_OFFICER).of(ENDS).andAudited(),
                by("RetentionResource.lift", DATA_PROTECTION_OFFICER).of(ENDS).andAudited(),

                byEveryRole("NoticesResource.page").of("what her organisation, or her role in a country that she covers, was told"),
                byEveryRole("NoticesResource.stream").of("what her organisation, or her role in a country that she covers, is told from now on"),
                byEveryRole("NoticesResource.read").of("what her organisation, or her role in a country that she covers, was told"));
    }

    /// An auditor sees that a record is held and by which code; what an officer wrote may be about somebody.
    @Override
    public List<Limit> limits() {
        return List.of(only(LegalHoldView.class, "explanation", DATA_PROTECTION_OFFICER));
    }
}
