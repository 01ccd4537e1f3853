package org.palermo.portal.desk.service;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.api.Schema;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// The register of organisations, and their service lines: what they offer, whether they are open, how they are reached.
@Singleton
class ServiceTopic implements Topic {
    private static final String LINE = "/service-lines/{line}";
    private static final String ORGANISATION = "/organisations/{organisation}";
    private static final Schema CATEGORY = Schema.code("ServiceCategory",
            List.of("IDENTIFICATION", "ACCOMMODATION", "HEALTH", "PSYCHOLOGICAL", "LEGAL", "EMPLOYMENT", "EDUCATION", "FINANCIAL",
                    "HELPLINE", "INTERPRETATION", "CHILD_PROTECTION", "BASIC_NEEDS", "RETURN_REINTEGRATION"));
    /// A provider begins with the lines that she can change.
    private static final Schema WHOSE = Schema.code("OwnLines", List.of("true", "false"));

    @Override
    public String name() {
        return "services";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/service-lines", "listServiceLines").entry().filters("country")
                        .filter("mine", WHOSE, "true").onlyFor("service-provider", "mine").filter("category", CATEGORY)
                        .columns("category", "providerName", "regions", "state", "since")
                        .row("/service-lines/{=id}").tasks("addServiceLine", "changeServiceLineStates"),
                RecordPage.of(LINE, "getServiceLine").title("providerName").back("/service-lines").sections(
                        Section.facts("state", "category", "state", "reason", "since").tasks("changeServiceLineState"),
                        Section.facts("description", "pillar", "national", "regions", "channels", "transport", "helpline.lines",
                                "helpline.averageWaitSeconds", "helpline.unansweredShare", "publicListing")
                                        .tasks("describeServiceLine", "changeServiceLineListing"),
                        Section.facts("capacity", "capacity.waitDays", "capacity.freePlaces", "capacity.statedOn")
                                .tasks("stateServiceLineCapacity"),
                        Section.facts("contact", "contact.address", "contact.addressConfidential", "contact.web", "contact.languages",
                                "contact.hours.alwaysOpen", "contact.hours.publicHolidays", "contact.takes.women", "contact.takes.girls",
                                "contact.takes.men", "contact.takes.boys", "contact.takes.minAge", "contact.takes.maxAge",
                                "contact.takes.cannotTake", "contact.accessibility").tasks("changeServiceLineContact"),
                        Section.table("phones", "number", "label", "languages").list("contact.phones")
                                .when(Condition.present("contact.phones")),
                        Section.table("periods", "day", "opens", "closes")
                                .list("contact.hours.periods").when(Condition.present("contact.hours.periods")),
                        Section.table("contacts", "from", "until", "contact.phones", "contact.address", "contact.web", "contact.languages",
                                "contact.hours.alwaysOpen", "contact.hours.periods").from("listServiceLineContacts"),
                        Section.table("states", "state", "reason", "from", "until").from("listServiceLineStates"),
                        Section.table("descriptions", "pillar", "channels", "transport", "from", "until")
                                .from("listServiceLineDescriptions")),
                TaskPage.of("/service-lines/new", "addServiceLine")
                        .ask(provider(), Input.of("category"), Input.of("pillar"), Input.of("national").required(),
                                Input.of("regions"))
                        .page("offer", Input.of("channels"), Input.of("transport").required(), Input.of("state"), Input.of("reason"),
                                Input.of("publicListing").required())
                        .page("helpline", Input.of("helpline.lines"), Input.of("helpline.averageWaitSeconds"),
                                Input.of("helpline.unansweredShare"))
                        .then("/service-lines/{=id}"),
                TaskPage.of(LINE + "/state", "changeServiceLineState").reads("getServiceLine").ask("state", "reason").then(LINE),
                TaskPage.of(LINE + "/description", "describeServiceLine").reads("getServiceLine")
                        .ask(Input.of("pillar"), Input.of("channels"), Input.of("transport").required())
                        .page("helpline", Input.of("helpline.lines"), Input.of("helpline.averageWaitSeconds"),
                                Input.of("helpline.unansweredShare")).then(LINE),
                TaskPage.of(LINE + "/capacity", "stateServiceLineCapacity").reads("getServiceLine").direct().ask("waitDays", "freePlaces")
                        .within("capacity").then(LINE),
                contact(),
                TaskPage.of(LINE + "/listing", "changeServiceLineListing").reads("getServiceLine").direct().ask("publicListing").then(LINE),
                TaskPage.of("/service-lines/states", "changeServiceLineStates").ask(Input.of("state"), Input.of("reason"),
                        Input.choice("lines", "listServiceLines", "id", "providerName", "category").with("mine", "true").as("id")).shows(
                                Section.facts("result", "changed", "refused"), Section.table("lines").columns(Field.of("outcome"))),
                ListPage.of("/organisations", "listProviders").entry().filters("country", "q", "firstResponder", "closed")
                        .columns("name", "kind", "regions", "firstResponder", "registeredAt", "closedOn")
                        .row("/organisations/{=id}").tasks("registerProvider"),
                RecordPage.of(ORGANISATION, "getProvider").title("name").back("/organisations").sections(
                        Section.facts("organisation", "kind", "country", "regions", "firstResponder", "registeredAt", "closedOn",
                                        "closureReason")
                                .tasks("changeProvider", "closeProvider", "reopenProvider"),
                        Section.facts("work", "cases", "records", "referrals", "questions", "services", "people", "holds")
                                .from("getOpenWork").when(Condition.absent("closedOn")).tasks("listShelters"),
                        Section.facts("contact", "telephone", "email", "hours", "since").from("getReferralContact")
                                .tasks("changeReferralContact").when(Condition.absent("closedOn")),
                        Section.table("earlierContacts", "telephone", "email", "hours", "since").from("getReferralContact").list("earlier"),
                        Section.table("earlier", "name", "firstResponder", "closedOn", "closureReason", "until")
                                .from("listEarlierProviders")),
                TaskPage.of(ORGANISATION + "/change", "changeProvider").reads("getProvider")
                        .when(Condition.absent("closedOn")).ask(Input.of("name"), Input.of("firstResponder").required())
                        .then(ORGANISATION),
                TaskPage.of(ORGANISATION + "/contact", "changeReferralContact").reads("getReferralContact")
                        .ask("telephone", "email", "hours").then(ORGANISATION),
                TaskPage.of(ORGANISATION + "/closure", "closeProvider").reads("getProvider")
                        .when(Condition.absent("closedOn")).about("name", "kind", "regions")
                        .ask("on", "reason").then(ORGANISATION),
                TaskPage.of(ORGANISATION + "/reopening", "reopenProvider").reads("getProvider").when(Condition.present("closedOn"))
                        .about("name", "closedOn", "closureReason").then(ORGANISATION),
                TaskPage.of("/organisations/new", "registerProvider")
                        .ask(Input.of("name"), Input.of("kind"), Input.served("country"), Input.of("regions"),
                                Input.of("firstResponder").required())
                        .then("/organisations/{=id}"));
    }

    /// Like the hours, whom it takes may be unknown as a whole. Once something is said of it, what is not said is no.
    private static TaskPage contact() {
        return TaskPage.of(LINE + "/contact", "changeServiceLineContact").reads("getServiceLine")
                .ask(Input.repeated("phones", "number", "label", "languages"), Input.of("web"), Input.of("languages"))
                .page("confidential", Input.of("addressConfidential").required())
                .pageWhen(Condition.is("addressConfidential", "false"), "place", Input.of("address.line1"), Input.of("address.line2"),
                        Input.of("address.town"), Input.of("address.region"), Input.of("address.postcode"))
                .page("open", Input.of("hours.alwaysOpen"))
                .pageWhen(Condition.is("hours.alwaysOpen", "false"), "week",
                        Input.repeated("hours.periods", "day", "opens", "closes").required())
                .pageWhen(Condition.present("hours.alwaysOpen"), "holidays", Input.of("hours.publicHolidays"))
                .page("whom", Input.of("takes.women"))
                .pageWhen(Condition.present("takes.women"), "others", Input.of("takes.girls").required(), Input.of("takes.men").required(),
                        Input.of("takes.boys").required(), Input.of("takes.minAge"), Input.of("takes.maxAge"), Input.of("takes.cannotTake"))
                .page("access", Input.of("accessibility"))
                .within("contact").then(LINE);
    }

    private static Input provider() {
        return Input.choice("provider", "listProviders", "id", "name").with("closed", "false");
    }
}
