package org.palermo.portal.desk.wage;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// A wage claim from the first week to the repaid wage. What can be removed again is added at once, without a page to check it.
@Singleton
class WageTopic implements Topic {
    private static final String CLAIMS = "/wage-claims";
    private static final String CLAIM = "/wage-claims/{claim}";
    private static final String ONE = CLAIMS + "/{=id}";

    @Override
    public String name() {
        return "wages";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of(CLAIMS, "listWageClaims").purpose("INSPECTION").entry().filters("unpaid")
                        .columns("reference", "name", "label", "employedFrom", "owed", "repaid", "balance", "calculatedAt").row(ONE),
                claim(),
                RecordPage.of(CLAIM + "/calculations/{calculation}", "getWageCalculation").purpose("INSPECTION").back(CLAIM).sections(
                        Section.facts("totals", "wages", "deductions", "fees", "total", "rounding", "rates", "calculatedAt"),
                        Section.table("lines", "kind").columns(Field.of("of", Field.As.WORD), Field.of("from"), Field.of("until"),
                        Field.of("quantity"), Field.of("unit"),
                                Field.of("rate"), Field.of("percent"), Field.of("amount"), Field.of("basis"), Field.of("unverified"),
                                        Field.of("late"))),
                TaskPage.of("/workplaces/{workplace}/wage-claims/new", "recordWageClaim").purpose("INSPECTION")
                        .ask(worker(Input.hidden("workplace")))
                        .page("employment", employment("worker.")).then(ONE),
                TaskPage.of("/visits/{visit}/wage-claims/new", "recordWageClaim").named("recordWageClaimOfVisit").purpose("INSPECTION")
                        .reads("getVisit")
                        .ask(worker(Input.hidden("workplace"), Input.hidden("visit"))).page("employment", employment("worker.")).then(ONE),
                TaskPage.of(CLAIM + "/change", "changeWageClaim").purpose("INSPECTION").reads("getWageClaim")
                        .when(Condition.absent("erased"))
                        .ask("name", "label", "bornOn", "language")
                                .page("employment", Input.of("employedFrom"), Input.of("employedUntil"), Input.of("payPeriod"),
                                Input.of("standbyPercent"), Input.of("category"), Input.of("region")).then(CLAIM),
                TaskPage.of(CLAIM + "/hours/new", "addWageHours").purpose("INSPECTION").reads("suggestWageHours").direct()
                        .ask("from", "until", "hours", "daysWorked", "restDays", "overtimeHours", "nightHours", "standbyHours")
                        .page("shown", Input.of("agreed"), Input.of("agreedUnit"), Input.of("pieces"), Input.of("pieceRate"),
                        Input.of("pieceRateFor"), Input.of("hoursShown"),
                                Input.of("restDaysShown")).then(CLAIM),
                TaskPage.of(CLAIM + "/hours/repeat", "repeatWageHours").purpose("INSPECTION").direct().ask("times").then(CLAIM),
                TaskPage.of(CLAIM + "/hours/{span}/remove", "removeWageHours").purpose("INSPECTION").then(CLAIM),
                TaskPage.of(CLAIM + "/pay/new", "addWagePay").purpose("INSPECTION").reads("getWageClaim").direct()
                        .ask(Input.of("from"), Input.of("until"), Input.of("paid"), Input.of("method"), Input.of("payShown"),
                                Input.of("payslipShown"))
                        .page("taken", Input.repeated("deductions", "kind", "amount", "unlawful"),
                                Input.repeated("inKind", "kind", "value")).then(CLAIM),
                TaskPage.of(CLAIM + "/pay/{payment}/remove", "removeWagePay").purpose("INSPECTION").then(CLAIM),
                TaskPage.of(CLAIM + "/fees/new", "addWageFee").purpose("INSPECTION").reads("getWageClaim").direct()
                .ask("kind", "amount", "paidBy", "paidTo", "paidOn").then(CLAIM),
                TaskPage.of(CLAIM + "/fees/{fee}/remove", "removeWageFee").purpose("INSPECTION").then(CLAIM),
                TaskPage.of(CLAIM + "/calculate", "calculateWages").purpose("INSPECTION").direct().when(Condition.absent("erased"))
                .then(CLAIM + "/calculations/{=id}"),
                TaskPage.of(CLAIM + "/repayments/new", "recordWageRepayment").purpose("INSPECTION").reads("getWageClaim")
                .when(Condition.present("owed")).when(Condition.absent("erased"))
                        .ask(Input.of("amount").from("balance"), Input.of("method"), Input.of("paidOn")).then(CLAIM),
                TaskPage.of(CLAIM + "/repayments/{repayment}/withdraw", "withdrawWageRepayment").purpose("INSPECTION")
                        .when(Condition.absent("withdrawnAt")).then(CLAIM),
                ListPage.of("/minimum-wages", "listMinimumWages").entry().only("inspector", "chief-inspector").filters("country")
                        .columns("validFrom", "validUntil", "amount", "currency", "unit", "ageFrom", "category", "region", "instrument",
                                "published", "source", "unverified"));
    }

    private static Page claim() {
        return RecordPage.of(CLAIM, "getWageClaim").purpose("INSPECTION").title("reference").back(CLAIMS).sections(
                Section.facts("balance", Field.of("owed"), Field.of("repaid"), Field.of("balance"), Field.of("calculatedAt"),
                                Field.of("outOfDate"))
                        .tasks("calculateWages", "recordWageRepayment"),
                Section.facts("statement", Field.of("id", Field.As.PAGE).to(ONE + "/statement")).when(Condition.present("calculatedAt"))
                        .when(Condition.absent("outOfDate"))
                        .when(Condition.absent("erased")),
                Section.table("hours", "from", "until", "hours", "overtimeHours", "nightHours", "standbyHours", "daysWorked", "restDays",
                        "agreed", "agreedUnit", "pieces",
                        "pieceRate", "pieceRateFor", "hoursShown", "restDaysShown").from("listWageHours").rowTasks("removeWageHours")
                        .tasks("addWageHours", "repeatWageHours")
                        .when(Condition.absent("erased")),
                Section.table("pay", "from", "until", "paid", "method", "deductions", "inKind", "payShown", "payslipShown")
                        .from("listWagePay").rowTasks("removeWagePay")
                        .tasks("addWagePay").when(Condition.absent("erased")),
                Section.table("fees", "paidOn", "kind", "amount", "paidBy", "paidTo").from("listWageFees").rowTasks("removeWageFee")
                        .tasks("addWageFee").when(Condition.absent("erased")),
                Section.table("repayments", "paidOn", "amount", "method", "recordedAt", "withdrawnAt").from("listWageRepayments")
                        .rowTasks("withdrawWageRepayment"),
                Section.table("directives", "servedOn", "state", "dueOn", "amount", "repaid", "balance")
                        .from("listDirectives").with("claim", "{claim}")
                        .row("/directives/{=id}"),
                Section.table("calculations", "calculatedAt", "wages", "deductions", "fees", "total", "latest").from("listWageCalculations")
                        .row(CLAIM + "/calculations/{=id}"),
                Section.facts("completeness", "score", "from", "until").from("getWageCompleteness").when(Condition.absent("erased")),
                Section.table("records", "record", "days", "ofDays", "weight", "points").from("getWageCompleteness").list("lines")
                .when(Condition.absent("erased")),
                Section.table("missing", "record", "from", "until").from("getWageCompleteness").list("missing")
                        .when(Condition.absent("erased")),
                Section.facts("worker", Field.of("name"), Field.of("label"), Field.of("bornOn"), Field.of("language"),
                Field.of("employedFrom"), Field.of("employedUntil"),
                        Field.of("payPeriod"), Field.of("standbyPercent"), Field.of("category"), Field.of("region"), Field.of("currency"),
                        Field.of("workplace", Field.As.PAGE).to("/workplaces/{=workplace}"),
                        Field.of("visit", Field.As.PAGE).to("/visits/{=visit}"), Field.of("recordedAt"),
                        Field.of("erased")).tasks("changeWageClaim"));
    }

    private static Input[] worker(Input... from) {
        return Stream.concat(Stream.of(from), Stream.of("name", "label", "bornOn", "language").map(field -> Input.of("worker." + field)))
                .toArray(Input[]::new);
    }

    private static Input[] employment(String at) {
        return new Input[] {Input.of(at + "employedFrom"), Input.of(at + "employedUntil"), Input.of(at + "payPeriod"), Input.of("currency"),
                Input.of(at + "standbyPercent"),
                Input.of(at + "category"), Input.of(at + "region")};
    }

    @Override
    public List<Addition> additions() {
        return List.of(
                Addition.to("getWorkplace",
                        Section.table("wageClaims", "reference", "employedFrom", "owed", "balance").from("listWageClaims")
                        .with("workplace", "{workplace}")
                        .row(ONE).tasks("recordWageClaim")),
                Addition.to("getVisit",
                        Section.table("wageClaims", "reference", "employedFrom", "owed", "balance").from("listWageClaims")
                        .with("visit", "{visit}")
                        .row(ONE).tasks("recordWageClaimOfVisit")));
    }
}
