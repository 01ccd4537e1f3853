package org.palermo.inspection.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.inspection.money.CountedCurrency;
import org.palermo.kernel.test.source.ServiceClasses;
import org.palermo.kernel.test.walk.Route;

/// Each text that somebody sends is checked for words of migration status, is a code, or says here why neither.
class FreeTextTest {
    private static final String PACKAGE = "org.palermo.inspection.";
    private static final String SENTENCE = "her visa expired";

    private static final Map<String, List<String>> EXEMPT = Map.ofEntries(
            Map.entry("the public or a partner's own system writes it: it is taken as it is, and whoever works on it writes her own words", List.of(
                    "complaint.SendComplaint.place", "complaint.SendComplaint.what", "complaint.SendComplaint.from", "complaint.SendComplaint.contact",
                    "tip.SendTip.what", "tip.SendTip.place", "tip.SendTip.contact", "tip.partner.SendPartnerTip.id", "tip.partner.SendPartnerTip.purpose")),
            Map.entry("the public asks about an offer, and nothing of it is stored", List.of(
                    "recruitment.offer.CheckJobOffer.agency", "recruitment.offer.CheckJobOffer.licenceNumber", "recruitment.offer.CheckJobOffer.employer",
                    "recruitment.offer.CheckJobOffer.position", "recruitment.offer.CheckJobOffer.contactAddress")),
            Map.entry("the name of a person", List.of(
                    "complaint.TakeComplaint.from", "recruitment.complaint.FileAgencyComplaint.source", "report.SuspectedVictim.Person.givenName",
                    "report.SuspectedVictim.Person.familyName", "team.JoinTeam.name", "tip.TipContent.subjectName", "tip.TipContent.tipperName",
                    "wage.WageWorker.name")),
            Map.entry("a telephone number, an address, or the number of an account, a booking, a journey or an advertisement", List.of(
                    "report.SuspectedVictim.SafeContact.value", "tip.TipContent.subjectContact", "tip.TipContent.accounts", "tip.TipContent.bookings",
                    "tip.TipContent.journeys", "tip.TipContent.listings", "tip.TipContent.TipTransaction.fromAccount",
                    "tip.TipContent.TipTransaction.toAccount")),
            Map.entry("the reference of a record, an account, a field or a code: what is not known is refused", List.of(
                    "complaint.TakeComplaint.workplaceReference", "complaint.TriageComplaint.workplaceReference", "visit.record.MoveVisitRecord.workplaceReference",
                    "finding.AddSuspectedVictim.indicators", "finding.CorrectFinding.indicators", "finding.FoundPerson.indicators",
                            "finding.RecordFinding.indicators",
                    "history.HistoricalVisit.PastFinding.indicators", "openrosa.ChooseField.field", "plan.AssignVisit.inspector",
                    "plan.MoveVisit.inspector",
                    "plan.ScheduleVisit.inspector", "statement.AnswerQuestion.question", "statement.RecordStatement.company",
                    "supplychain.RecordSupplyLink.buyer", "supplychain.RecordSupplyLink.supplier", "team.DeclareConflict.inspector",
                    "tip.official.VisitOnTip.workplaceReference", "visit.record.AnswerChecklist.GivenAnswer.question", "visit.record.AnswerQuestion.choice",
                    "visit.record.CorrectVisit.question")),
            Map.entry("name, address or activity of a place, a company or an agency, as a list or a licence has it", List.of(
                    "history.HistoricalVisit.PastFinding.sector", "history.HistoricalVisit.Place.name", "recruitment.joborder.AddJobOrder.employer",
                    "recruitment.joborder.AddJobOrder.number", "recruitment.joborder.AddJobOrder.position", "recruitment.ChangeRecruitmentAgency.address",
                    "recruitment.ChangeRecruitmentAgency.authority", "recruitment.ChangeRecruitmentAgency.name",
                    "recruitment.ChangeRecruitmentAgency.representative", "recruitment.RegisterRecruitmentAgency.address",
                    "recruitment.RegisterRecruitmentAgency.authority", "recruitment.RegisterRecruitmentAgency.licenceNumber",
                    "recruitment.RegisterRecruitmentAgency.name", "recruitment.RegisterRecruitmentAgency.representative",
                    "supplychain.RecordSupplyLink.product", "supplychain.RegisterCompany.name", "supplychain.RegisterCompany.number",
                    "workplace.change.EditWorkplace.address", "workplace.change.EditWorkplace.name", "workplace.change.EditWorkplace.osId", "workplace.change.EditWorkplace.sector",
                    "workplace.change.MoveWorkplace.address", "workplace.RegisterWorkplace.address", "workplace.RegisterWorkplace.name",
                    "workplace.RegisterWorkplace.osId", "workplace.RegisterWorkplace.sector")),
            Map.entry("a form of a phone, kept sealed as it came: what becomes a finding is checked as one", List.of(
                    "openrosa.SubmittedForm.SubmittedFinding.indicators", "openrosa.SubmittedForm.SubmittedFinding.note")),
            Map.entry("what an agency did, which is often about visas: it concerns no worker", List.of(
                    "recruitment.DecideLicence.ground", "recruitment.ProhibitRecruitment.instrument")),
            Map.entry("title, number or place of a law, a decision, a court or a published document", List.of(
                    "annualreport.EnterAnnualFigures.laws", "annualreport.EnterAnnualFigures.source", "statement.AnswerQuestion.place",
                    "statement.RecordTurnover.source", "supplychain.RecordSupplyLink.sourceTitle", "visit.HouseholdEntry.warrantCourt",
                    "visit.HouseholdEntry.warrantNumber", "workplace.imports.BeginListImport.list")),
            Map.entry("an agreement between authorities and its credentials: it concerns no worker", List.of(
                    "tip.partner.MakePartnerCredential.name", "tip.partner.RecordPartnerAgreement.legalBasis", "tip.partner.RecordPartnerAgreement.partner",
                    "tip.partner.RecordPartnerAgreement.purpose")));

    @Test
    void each_text_of_a_command_is_checked_for_words_of_migration_status_or_has_a_reason() {
        Map<String, RecordComponent> texts = texts();
        assertTrue(texts.size() > 100, () -> "only " + texts.keySet());
        Set<String> unchecked = texts.entrySet().stream().filter(text -> isFree(text.getValue())).map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(EXEMPT.values().stream().flatMap(List::stream).toList()), unchecked);
    }

    @Test
    void a_text_has_one_reason() {
        List<String> named = EXEMPT.values().stream().flatMap(List::stream).toList();
        assertEquals(named.size(), Set.copyOf(named).size());
    }

    /// Of every record that is the body of a request or a part of one, and of every other record with a text that has a constraint:
    /// lines of imports, patches.
    private static Map<String, RecordComponent> texts() {
        Set<Class<?>> records = new LinkedHashSet<>();
        Route.of("org.palermo.inspection").stream().flatMap(route -> Arrays.stream(route.method().getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(Valid.class)).map(Parameter::getType).forEach(type -> collect(type, records));
        ServiceClasses.of("org.palermo.inspection").stream().filter(type -> type.isRecord()).map(type -> type.reflect())
                .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(FreeTextTest::isConstrained)).forEach(type -> collect(type, records));
        Map<String, RecordComponent> texts = new TreeMap<>();
        for (Class<?> type : records) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (text(component.getAnnotatedType()) != null) {
                    texts.put(type.getName().substring(PACKAGE.length()).replace('$', '.') + "." + component.getName(), component);
                }
            }
        }
        return texts;
    }

    private static void collect(Class<?> type, Set<Class<?>> records) {
        if (type.isRecord() && type.getName().startsWith(PACKAGE) && records.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(component.getType(), records);
                if (component.getAnnotatedType() instanceof AnnotatedParameterizedType several) {
                    Arrays.stream(several.getAnnotatedActualTypeArguments()).map(AnnotatedType::getType).filter(Class.class::isInstance)
                            .map(part -> (Class<?>) part).forEach(part -> collect(part, records));
                }
            }
        }
    }

    /// The text itself, or the one that a list holds; null for all else.
    private static AnnotatedType text(AnnotatedType type) {
        if (type.getType() == String.class) {
            return type;
        }
        return type instanceof AnnotatedParameterizedType several ? Arrays.stream(several.getAnnotatedActualTypeArguments())
                .filter(part -> part.getType() == String.class).findFirst().orElse(null) : null;
    }

    private static boolean isConstrained(RecordComponent component) {
        return text(component.getAnnotatedType()) != null && annotations(component)
                .anyMatch(annotation -> annotation.annotationType().getName().startsWith("jakarta.validation.") || annotation instanceof PlainText);
    }

    private static boolean isFree(RecordComponent component) {
        return annotations(component).noneMatch(annotation -> switch (annotation) {
            case NoMigrationStatus _, CountedCurrency _ -> true;
            case Pattern pattern -> !SENTENCE.matches(pattern.regexp());
            default -> false;
        });
    }

    private static Stream<Annotation> annotations(RecordComponent component) {
        return Stream.<AnnotatedElement>of(component, component.getAccessor(), text(component.getAnnotatedType()))
                .flatMap(element -> Arrays.stream(element.getAnnotations()));
    }
}
