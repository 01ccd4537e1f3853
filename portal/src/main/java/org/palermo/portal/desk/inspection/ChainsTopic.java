package org.palermo.portal.desk.inspection;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Companies, who supplies whom, and which buyers a workplace or a finding reaches, as a picture and as a table.
@Singleton
class ChainsTopic implements Topic {
    private static final String COMPANY = "/companies/{company}";
    private static final String LINK = "/supply-links/{link}";
    private static final String BUYERS = "/supply-chains/{party}/buyers";
    private static final String SUPPLIERS = "/supply-chains/{party}/suppliers";
    private static final String OF_FINDING = "/findings/{finding}/buyers";
    /// Hand-made forms. They are declared too, so that lists lead to them.
    private static final String IMPORT_LINKS = "importSupplyLinks";
    private static final String LOAD_GOODS = "importGoods";
    private static final String[] PLACES = {"ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL"};

    @Override
    public String name() {
        return "chains";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/companies", "listCompanies").purpose("INSPECTION").entry().filters("country", "q").columns("name",
                        "reference", "country", "number").row("/companies/{=id}").tasks("registerCompany", IMPORT_LINKS),
                RecordPage.of("/supply-link-lists/new", null).named(IMPORT_LINKS).back("/companies").only("chief-inspector"),
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
                        Section.facts("link", Field.of("supplier.name"), Field.of("supplier.reference"), Field.of("buyer.name"),
                                        Field.of("buyer.reference"), Field.of("tier"),
                                        Field.of("source"), Field.of("sourceTitle"), Field.of("validFrom"), Field.of("validUntil"),
                                        Field.of("state"), Field.of("recordedAt"), Field.of("endedAt"))
                                .tasks("endSupplyLink")),
                link("addBuyer", "/supply-chains/{supplier}/buyers/new", "supplier", "buyer"),
                link("addSupplier", "/supply-chains/{buyer}/suppliers/new", "buyer", "supplier"),
                TaskPage.of(LINK + "/end", "endSupplyLink").purpose("INSPECTION").ask("reason")
                        .pageWhen(Condition.is("reason", "TRADE_ENDED"),
                                "until", Input.of("lastDay").required())
                        .when(Condition.is("state", "STANDS")).when(Condition.is("own", "true")).then(LINK),
                ListPage.of("/goods-editions", "listGoodsEditions").entry().only("inspector", "chief-inspector",
                        "mechanism-administrator").columns("name", "publishedOn", "source", "entries", "current")
                                .row("/goods?edition={=name}").tasks(LOAD_GOODS),
                RecordPage.of("/goods-editions/new", null).named(LOAD_GOODS).back("/goods-editions").only("mechanism-administrator"));
    }

    @Override
    public List<Addition> additions() {
        return List.of(
                Addition.to("getWorkplace", buyers("{workplace}").tasks("addBuyer").when(Condition.is("kind", PLACES)),
                        suppliers("{workplace}").tasks("addSupplier").when(Condition.is("kind", PLACES)),
                        Section.tasks("chain", "buyersReached", "suppliersReached").when(Condition.is("kind", PLACES))),
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
            Section.facts("walk", Field.of("start.name"), Field.of("on"), Field.of("steps"), Field.of("cut")),
            Section.picture("picture", null, ChainPicture::of).when(Condition.present("parties")),
            Section.table("parties", "party.name", "party.reference", "party.kind", "party.country", "step", "via", "products"),
            Section.table("links", "product", "step", "tier", "source", "listed").row("/supply-links/{=id}")
                    .when(Condition.present("links"))};
    }

    private static TaskPage link(String name, String path, String known, String asked) {
        return TaskPage.of(path, "recordSupplyLink").named(name).purpose("INSPECTION")
                .ask(Input.hidden(known), Input.of(asked), Input.of("product"), Input.of("tier"))
                .page("known", Input.of("source"), Input.of("sourceTitle"), Input.of("validFrom"),
                        Input.of("validUntil")).then("/supply-links/{=id}");
    }
}
