package org.palermo.portal.desk.inspection;

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

/// Companies, who supplies whom, and which buyers a workplace or a finding reaches, as a picture and as a table.
@Singleton
class ChainsRoom implements Room {
    private static final String COMPANY = "/companies/{company}";
    private static final String LINK = "/supply-links/{link}";
    private static final String BUYERS = "/supply-chains/{party}/buyers";
    private static final String SUPPLIERS = "/supply-chains/{party}/suppliers";
    private static final String OF_FINDING = "/findings/{finding}/buyers";
    private static final String[] PLACES = {"ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL"};

    @Override
    public String name() {
        return "chains";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/companies", "listCompanies").purpose("INSPECTION").entry().filters("country", "q").columns("name",
                        "reference", "country", "number").row("/companies/{=id}").tasks("registerCompany"),
                RecordPage.of(COMPANY, "getCompany").purpose("INSPECTION").title("name").back("/companies").sections(
                        Section.facts("about", "reference", "country", "number", "createdAt"),
                        suppliers("{company}").tasks("addSupplier"),
                        buyers("{company}").tasks("addBuyer"),
                        Section.tasks("chain", "suppliersReached", "buyersReached")),
                TaskPage.of("/companies/new", "registerCompany").purpose("INSPECTION").ask("name", "country",
                        "number").then("/companies/{=id}"),
                RecordPage.of(BUYERS, "getSupplyReach").named("buyersReached").purpose("INSPECTION").with("party",
                        "{party}").with("direction", "BUYERS").title("start.name").sections(reached()),
                RecordPage.of(SUPPLIERS, "getSupplyReach").named("suppliersReached").purpose("INSPECTION").with("party",
                        "{party}").with("direction", "SUPPLIERS").title("start.name").sections(reached()),
                RecordPage.of(OF_FINDING, "getBuyersOfFinding").purpose("INSPECTION").title("start.name").sections(reached()),
                RecordPage.of(LINK, "getSupplyLink").purpose("INSPECTION").title("product").sections(
                        Section.facts("link", Show.of("supplier.name"), Show.of("supplier.reference"), Show.of("buyer.name"),
                                Show.of("buyer.reference"), Show.of("tier"),
                                Show.of("source"), Show.of("sourceTitle"), Show.of("validFrom"), Show.of("validUntil"), Show.of("state"),
                                        Show.of("recordedAt"), Show.of("endedAt"))
                                .tasks("endSupplyLink")),
                link("addBuyer", "/supply-chains/{supplier}/buyers/new", "supplier", "buyer"),
                link("addSupplier", "/supply-chains/{buyer}/suppliers/new", "buyer", "supplier"),
                TaskPage.of(LINK + "/end", "endSupplyLink").purpose("INSPECTION").ask("reason").pageWhen(When.is("reason", "TRADE_ENDED"),
                        "until", Input.of("lastDay").required())
                        .when(When.is("state", "STANDS")).when(When.is("own", "true")).then(LINK),
                ListPage.of("/goods-editions", "listGoodsEditions").entry().only("inspector", "chief-inspector",
                        "mechanism-administrator").columns("name", "publishedOn", "source", "entries", "current"));
    }

    @Override
    public List<Addition> additions() {
        return List.of(
                Addition.to("getWorkplace", buyers("{workplace}").tasks("addBuyer").when(When.is("kind", PLACES)),
                        suppliers("{workplace}").tasks("addSupplier").when(When.is("kind", PLACES)),
                        Section.tasks("chain", "buyersReached", "suppliersReached").when(When.is("kind", PLACES))),
                Addition.to("getVisit", Section.table("reach", "recordedAt", "sector",
                        "workers").from("listFindings").row("/findings/{=id}/buyers")));
    }

    private static Section.Table buyers(String party) {
        return Section.table("buyers", "buyer.name", "product", "tier", "source", "validFrom", "validUntil",
                "state").from("listSupplyLinks")
                .with("party", party).with("direction", "BUYERS").row("/supply-links/{=id}");
    }

    private static Section.Table suppliers(String party) {
        return Section.table("suppliers", "supplier.name", "product", "tier", "source", "validFrom", "validUntil",
                "state").from("listSupplyLinks")
                .with("party", party).with("direction", "SUPPLIERS").row("/supply-links/{=id}");
    }

    private static Section[] reached() {
        return new Section[] {
            Section.facts("walk", Show.of("start.name"), Show.of("on"), Show.of("steps"), Show.of("cut")),
            Section.picture("picture", null, ChainPicture::of).when(When.present("parties")),
            Section.table("parties", "party.name", "party.reference", "party.kind", "party.country", "step", "via", "products"),
            Section.table("links", "product", "step", "tier", "source", "listed").row("/supply-links/{=id}").when(When.present("links"))};
    }

    private static TaskPage link(String name, String path, String known, String asked) {
        return TaskPage.of(path, "recordSupplyLink").named(name).purpose("INSPECTION")
                .ask(Input.hidden(known), Input.of(asked), Input.of("product"), Input.of("tier"))
                .page("known", Input.of("source"), Input.of("sourceTitle"), Input.of("validFrom"),
                        Input.of("validUntil")).then("/supply-links/{=id}");
    }
}
