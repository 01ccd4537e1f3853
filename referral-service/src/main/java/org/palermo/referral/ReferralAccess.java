package org.palermo.referral;

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
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.kernel.access.AccessTable;
import org.palermo.kernel.access.Limit;
import org.palermo.kernel.access.Operation;
import org.palermo.kernel.retention.LegalHoldView;
import org.palermo.referral.casefile.AgeDeterminationView;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.CaseFileView.HistoryView;
import org.palermo.referral.casefile.DecisionView;

/// Access rules of the national referral mechanism.
@ApplicationScoped
class ReferralAccess implements AccessTable {
    private static final String ENDS = "of the countries that she covers whole: ids, references and dates, nothing of a person";
    private static final String CASES = "competent authority: of the countries and regions that she covers; first responder: what her organisation has referred";

    private static final String COVERED = "of the countries and regions that she covers";

    private static final String CARRIED = CASES + "; case coordinator: of the cases that she works on";

    private static final String TEAMS = "competent authority: of the countries and regions that she covers; agency administrator: her own people, of what her organisation has referred or works on";

    private static final String ASKED = "case coordinator: for the cases that she works on; competent authority: of the countries and regions that she covers";

    private static final String FIGURES = "figures of a country that she covers whole, controlled as they are or will be published";

    private static final String GLASSES = "what she has opened herself; agency administrator and first responder: what was opened of what her organisation has referred; competent authority: of the countries and regions that she covers; auditor: all";

    private static final String LINES = "provider: lines of her organisation; coordinator and administrator: lines of regions that she covers";

    private static final String BROUGHT = "imports of her own organisation";

    private static final String PEOPLE = "agency administrator: people of her organisation; mechanism administrator: of organisations of the countries that she covers";

    @Override
    public String title() {
        return "National referral mechanism";
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(CaseRecordRows.all(), OnwardRows.all(), Stream.of(
                open("MechanismResource.status"),
                open("MechanismResource.series"),
                open("CountriesResource.all"),

                by("ReferralsResource.refer", FIRST_RESPONDER).of("in the name of her organisation, when it is designated").andAudited().andImmigrationBodies(),
                by("ReferralsResource.receipt", FIRST_RESPONDER).of("of what her organisation has referred").andAudited().andImmigrationBodies(),

                by("CaseFilesResource.page", COMPETENT_AUTHORITY, FIRST_RESPONDER).of(CASES).andAudited(),
                by("CaseFilesResource.get", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR)
                        .of(CASES + "; case coordinator: of the cases that she works on; all three: what she has opened in an emergency").andAudited(),
                by("CaseFilesResource.decide", COMPETENT_AUTHORITY).of(COVERED).andAudited(),
                by("CaseStepsResource.decisions", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR).of("as the case file").andAudited(),
                by("CaseStepsResource.decide", COMPETENT_AUTHORITY).of(COVERED).andAudited(),
                by("CaseStepsResource.tell", COMPETENT_AUTHORITY).of(COVERED).andAudited(),
                by("CaseStepsResource.move", COMPETENT_AUTHORITY).of(COVERED).andAudited(),
                by("CaseStepsResource.extend", COMPETENT_AUTHORITY).of(COVERED).andAudited(),
                by("CaseStepsResource.determineAge", COMPETENT_AUTHORITY).of(COVERED).andAudited(),
                by("CorrectionsResource.correct", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED).andAudited(),
                by("RecalculationsResource.preview", COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR).of(COVERED + ": ids, references and dates").andAudited(),
                by("RecalculationsResource.apply", COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR).of(COVERED + ": terms alone").andAudited(),
                by("AssignedCasesResource.page", CASE_COORDINATOR).of("of the cases that she works on").andAudited(),
                by("TeamResource.of", COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR, CASE_COORDINATOR).of(TEAMS + "; case coordinator: of the cases that she works on").andAudited(),
                by("TeamResource.assign", COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR).of(TEAMS).andAudited(),
                by("TeamResource.end", COMPETENT_AUTHORITY, AGENCY_ADMINISTRATOR).of(TEAMS).andAudited(),
                by("RelatedPersonsResource.of", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED + ", of two that she sees").andAudited(),
                by("RelatedPersonsResource.relate", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED + ", of two that she sees").andAudited(),
                by("RelatedPersonsResource.end", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED + ", of two that she sees").andAudited(),
                by("AccommodationRequestsResource.request", CASE_COORDINATOR).of("for the cases that she works on").andAudited(),
                by("AccommodationRequestsResource.page", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED).andAudited(),
                by("AccommodationRequestsResource.get", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED).andAudited(),
                by("AccommodationRequestsResource.close", CASE_COORDINATOR).of("for the cases that she works on").andAudited(),
                by("CaseStaysResource.of", CASE_COORDINATOR, COMPETENT_AUTHORITY).of(ASKED + "; dates and states, not where").andAudited(),
                by("CaseSearchesResource.search", COMPETENT_AUTHORITY, FIRST_RESPONDER).of(CASES).andAudited(),
                by("CaseLinksResource.get", COMPETENT_AUTHORITY).of("of files that she covers both").andAudited(),
                by("CaseLinksResource.confirm", COMPETENT_AUTHORITY).of("of files that she covers both").andAudited(),
                by("CaseLinksResource.dismiss", COMPETENT_AUTHORITY).of("of files that she covers both").andAudited(),
                by("ErasuresResource.erase", DATA_PROTECTION_OFFICER).of("of the countries and regions that she covers; she reads nothing of the person; of an open file it waits for a second person").andAudited(),
                by("ErasuresResource.answer", COMPETENT_AUTHORITY, DATA_PROTECTION_OFFICER).of(COVERED + ", what somebody else has asked").andAudited(),
                by("CertificatesResource.of", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR).of(CARRIED).andAudited(),
                by("CertificatesResource.issue", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR).of(CARRIED).andAudited(),
                by("CertificatesResource.page", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR).of(CARRIED).andAudited(),
                by("CertificatesResource.replace", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR).of(CARRIED).andAudited(),
                byEveryRole("RemovalQuestionsResource.ask").of("by the reference that a person carries, in the country in which the asker acts; so often for an organisation").andAudited().andImmigrationBodies(),
                by("CaseFilesResource.summary", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR).of("figures of a country that she covers whole; exact for the authority, for others as controlled and released for the period"),
                by("CaseFilesResource.importLines", MECHANISM_ADMINISTRATOR).of("adds only").andAudited(),

                by("ImportsResource.begin", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT).andAudited(),
                by("ImportsResource.piece", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT).andAudited(),
                by("ImportsResource.page", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT).andAudited(),
                by("ImportsResource.get", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT).andAudited(),
                by("ImportsResource.report", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT + "; nothing of what rows say").andAudited(),
                by("ImportsResource.rejected", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT + "; nothing of what rows say").andAudited(),
                by("ImportsResource.cancel", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY).of(BROUGHT).andAudited(),
                by("ExportsResource.export", AGENCY_ADMINISTRATOR, COMPETENT_AUTHORITY)
                        .of("competent authority: of the countries and regions that she covers; agency administrator: what her organisation has referred").andAudited(),
                byEveryRole("FieldsResource.all").of("the standard, no record").andImmigrationBodies().andUnregisteredBodies(),

                by("BreakGlassResource.open", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR).of("case files that she does not see anyhow").andAudited(),
                by("BreakGlassResource.approve", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR)
                        .of("that somebody else of her organisation opens more; competent authority: that anybody does").andAudited(),
                by("BreakGlassResource.page", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR, AUDITOR).of(GLASSES).andAudited(),
                by("BreakGlassResource.get", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR, AUDITOR).of(GLASSES).andAudited(),
                by("BreakGlassResource.end", COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR, AGENCY_ADMINISTRATOR).of(GLASSES).andAudited(),
                by("BreakGlassResource.review", COMPETENT_AUTHORITY, FIRST_RESPONDER, AGENCY_ADMINISTRATOR, AUDITOR)
                        .of(GLASSES + "; not what she has opened herself").andAudited(),

                byEveryRole("ProvidersResource.page").of("the whole register"),
                byEveryRole("ProvidersResource.get").of("the whole register"),
                by("ProvidersResource.register", MECHANISM_ADMINISTRATOR).of("organisations that work where she covers").andAudited(),
                by("ProvidersResource.importLines", MECHANISM_ADMINISTRATOR).of("adds only").andUnregisteredBodies(),
                byEveryRole("ServiceLinesResource.page").of("the whole register"),
                byEveryRole("ServiceLinesResource.get").of("the whole register"),
                byEveryRole("ServiceLinesResource.history").of("the whole register"),
                byEveryRole("ServiceLinesResource.descriptions").of("the whole register"),
                by("ServiceLinesResource.offer", SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR)
                        .of("provider: lines of her organisation; coordinator and administrator: lines whose regions she all covers").andAudited(),
                by("ServiceLinesResource.describe", SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR).of(LINES).andAudited(),
                by("ServiceLinesResource.changeMany", SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR)
                        .of(LINES + "; of any other she is told that it is not hers").andAudited(),
                by("ServiceLinesResource.change", SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR)
                        .of(LINES).andAudited(),
                by("ServiceLinesResource.list", SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR)
                        .of(LINES).andAudited(),
                by("ServiceLinesResource.importLines", MECHANISM_ADMINISTRATOR).of("adds only"),

                byEveryRole("AccessDifficultiesResource.report").of("no record: who reports is not kept"),
                by("AccessDifficultiesResource.summary", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR)
                        .of("figures of a country that she covers in whole or in part, as controlled and released for the quarter"),

                open("StatisticsResource.releases"),
                open("StatisticsResource.release"),
                open("StatisticsResource.table"),
                open("StatisticsResource.workbook"),
                by("StatisticsReleasesResource.take", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR).of(FIGURES).andAudited(),
                by("StatisticsReleasesResource.page", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR).of(FIGURES).andAudited(),
                by("StatisticsReleasesResource.get", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR).of(FIGURES).andAudited(),
                by("StatisticsReleasesResource.publish", COMPETENT_AUTHORITY, NATIONAL_RAPPORTEUR).of(FIGURES).andAudited(),

                by("AuditResource.about", AUDITOR, DATA_PROTECTION_OFFICER).of("the whole audit of this service: ids and codes, and who asks is recorded too").andAudited(),
                by("AuditResource.links", AUDITOR).of("the whole audit of this service: ids and codes, and who asks is recorded too").andAudited(),

                by("RetentionResource.due", DATA_PROTECTION_OFFICER, AUDITOR).of(ENDS).andAudited(),
                by("RetentionResource.held", DATA_PROTECTION_OFFICER, AUDITOR).of(ENDS).andAudited(),
                by("RetentionResource.hold", DATA_PROTECTION_OFFICER).of(ENDS).andAudited(),
                by("RetentionResource.lift", DATA_PROTECTION_OFFICER).of(ENDS).andAudited(),

                byEveryRole("NoticesResource.page").of("what her organisation, or her role in a country that she covers, was told"),
                byEveryRole("NoticesResource.stream").of("what her organisation, or her role in a country that she covers, is told from now on"),
                byEveryRole("NoticesResource.read").of("what her organisation, or her role in a country that she covers, was told"),

                by("PeopleResource.page", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("PeopleResource.get", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("PeopleResource.invite", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("PeopleResource.giveRoles", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("PeopleResource.suspend", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("PeopleResource.handOver", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited(),
                by("PeopleResource.reinstate", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("ReviewsResource.unconfirmed", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                by("ReviewsResource.review", AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR).of(PEOPLE).andAudited().andImmigrationBodies(),
                open("SuspensionsResource.listed"),

                byEventSenders("EventsResource.take"))).flatMap(rows -> rows).toList();
    }

    /// A first responder learns what was decided but not why: the reasons can rest on statements by others. Only the authority learns that
    /// another case file may be of the same person. An auditor sees that a legal hold exists and its code, but not the officer's
    /// explanation, which may be about somebody.
    @Override
    public List<Limit> limits() {
        return List.of(
                only(CaseFileView.class, "links", COMPETENT_AUTHORITY),
                only(DecisionView.class, "test", COMPETENT_AUTHORITY),
                only(DecisionView.class, "reasons", COMPETENT_AUTHORITY),
                only(AgeDeterminationView.class, "reasons", COMPETENT_AUTHORITY),
                only(HistoryView.class, "reasons", COMPETENT_AUTHORITY),
                only(LegalHoldView.class, "explanation", DATA_PROTECTION_OFFICER));
    }
}
