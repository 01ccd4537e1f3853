package org.palermo.portal.desk.service;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.Input;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Service lines: what they offer, whether they are open, how they are reached.
@Singleton
class ServiceRoom implements Room {
    private static final String LINE = "/service-lines/{line}";

    @Override
    public String name() {
        return "services";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/service-lines", "listServiceLines").entry().filters("country", "category").columns("category", "providerName", "regions", "state", "since")
                        .row("/service-lines/{=id}").tasks("addServiceLine", "changeServiceLineStates"),
                RecordPage.of(LINE, "getServiceLine").title("providerName").back("/service-lines").sections(
                        Section.facts("state", "category", "state", "reason", "since").tasks("changeServiceLineState"),
                        Section.facts("description", "pillar", "national", "regions", "channels", "transport", "helpline.lines", "helpline.averageWaitSeconds", "helpline.unansweredShare",
                                "publicListing").tasks("describeServiceLine", "changeServiceLineListing"),
                        Section.facts("contact", "contact.address", "contact.addressConfidential", "contact.web", "contact.languages", "contact.hours.alwaysOpen",
                                "contact.hours.publicHolidays", "contact.takes.women", "contact.takes.girls", "contact.takes.men", "contact.takes.boys",
                                "contact.takes.minAge", "contact.takes.maxAge", "contact.takes.cannotTake", "contact.accessibility").tasks("changeServiceLineContact"),
                        Section.table("phones", "number", "label", "languages").list("contact.phones").when(When.present("contact.phones")),
                        Section.table("periods", "day", "opens", "closes").list("contact.hours.periods").when(When.present("contact.hours.periods")),
                        Section.table("contacts", "from", "until", "contact.phones", "contact.address", "contact.web", "contact.languages", "contact.hours.alwaysOpen",
                                "contact.hours.periods").from("listServiceLineContacts"),
                        Section.table("states", "state", "reason", "from", "until").from("listServiceLineStates"),
                        Section.table("descriptions", "pillar", "channels", "transport", "from", "until").from("listServiceLineDescriptions")),
                TaskPage.of("/service-lines/new", "addServiceLine").ask(provider(), Input.of("category"), Input.of("pillar"), Input.of("national"), Input.of("regions"))
                        .page("offer", Input.of("channels"), Input.of("transport"), Input.of("state"), Input.of("reason"), Input.of("publicListing"))
                        .page("helpline", Input.of("helpline.lines"), Input.of("helpline.averageWaitSeconds"), Input.of("helpline.unansweredShare"))
                        .then("/service-lines/{=id}"),
                TaskPage.of(LINE + "/state", "changeServiceLineState").reads("getServiceLine").ask("state", "reason").then(LINE),
                TaskPage.of(LINE + "/description", "describeServiceLine").reads("getServiceLine").ask("pillar", "channels", "transport")
                        .page("helpline", Input.of("helpline.lines"), Input.of("helpline.averageWaitSeconds"), Input.of("helpline.unansweredShare")).then(LINE),
                contact(),
                TaskPage.of(LINE + "/listing", "changeServiceLineListing").reads("getServiceLine").direct().ask("publicListing").then(LINE),
                TaskPage.of("/service-lines/states", "changeServiceLineStates").ask(Input.of("state"), Input.of("reason"),
                        Input.choice("lines", "listServiceLines", "id", "providerName", "category").as("id")).shows(
                                Section.facts("result", "changed", "refused"), Section.table("lines").columns(Show.of("outcome"))),
                ListPage.of("/organisations", "listProviders").entry().filters("country", "firstResponder").columns("name", "kind", "regions", "firstResponder", "registeredAt")
                        .row("/organisations/{=id}").tasks("registerProvider"),
                RecordPage.of("/organisations/{organisation}", "getProvider").title("name").back("/organisations").sections(
                        Section.facts("organisation", "kind", "country", "regions", "firstResponder", "registeredAt")),
                TaskPage.of("/organisations/new", "registerProvider").ask("name", "kind", "country", "regions", "firstResponder").then("/organisations/{=id}"));
    }

    private static TaskPage contact() {
        return TaskPage.of(LINE + "/contact", "changeServiceLineContact").reads("getServiceLine")
                .ask(Input.repeated("phones", "number", "label", "languages"), Input.of("web"), Input.of("languages"))
                .page("confidential", Input.of("addressConfidential").required())
                .pageWhen(When.is("addressConfidential", "false"), "place", Input.of("address.line1"), Input.of("address.line2"), Input.of("address.town"),
                        Input.of("address.region"), Input.of("address.postcode"))
                .page("open", Input.of("hours.alwaysOpen"))
                .pageWhen(When.is("hours.alwaysOpen", "false"), "week", Input.repeated("hours.periods", "day", "opens", "closes").required())
                .pageWhen(When.present("hours.alwaysOpen"), "holidays", Input.of("hours.publicHolidays"))
                .page("whom", Input.of("takes.women"), Input.of("takes.girls"), Input.of("takes.men"), Input.of("takes.boys"), Input.of("takes.minAge"),
                        Input.of("takes.maxAge"), Input.of("takes.cannotTake"))
                .page("access", Input.of("accessibility"))
                .within("contact").then(LINE);
    }

    private static Input provider() {
        return Input.choice("provider", "listProviders", "id", "name");
    }
}
