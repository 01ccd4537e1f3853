package org.palermo.portal.desk.inspection;

import static org.palermo.portal.api.Schema.code;

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
import org.palermo.portal.gateway.Roles;

/// What is done with the record of a workplace, workplaces that may be one, and the lists that are imported. The page of a workplace
/// itself is in {@link InspectionTopic}.
@Singleton
class WorkplaceTopic implements Topic {
    private static final String PURPOSE = "INSPECTION";
    private static final String WORKPLACE = "/workplaces/{workplace}";
    private static final String PAIR = "/duplicates/{duplicate}";
    private static final String LIST = "/workplace-lists/{import}";
    private static final String CHIEF = "chief-inspector";
    private static final String NEW_LIST = "/workplace-lists/new";
    /// The hand-made form. It is declared too, so that the page of imports leads to it.
    static final String FORM = "beginWorkplaceImport";
    private static final Schema STATES = code("DuplicateState", List.of("OPEN", "NOT_SAME", "MERGED"));
    private static final Schema LIKENESSES = code("AlikeBy", List.of("NAME", "ADDRESS", "OS_ID", "PLACE", "INSPECTOR"));
    private static final Schema LEVELS = code("IsicLevel", List.of("SECTION", "DIVISION", "GROUP", "CLASS"));

    @Override
    public String name() {
        return "workplaces";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of(WORKPLACE + "/correction", "editWorkplace").reads("getWorkplace")
                        .purpose(PURPOSE).ask("name", "address", "region", "sector", "isic")
                        .page("people", Input.of("workers"), Input.of("workersLeast"), Input.of("workersMost"), Input.of("women"),
                                Input.of("men"))
                        .page("place", Input.of("latitude"), Input.of("longitude"), Input.of("osId"))
                        .when(Condition.is("state", "OPEN", "CLOSED")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/kind", "editWorkplace").named("changeWorkplaceKind").reads("getWorkplace").purpose(PURPOSE)
                        .ask(Input.of("kind").only("ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL").required())
                        .when(Condition.is("state", "OPEN", "CLOSED"))
                        .when(Condition.is("kind", "ESTABLISHMENT", "RECRUITMENT_AGENCY", "INFORMAL")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/move", "moveWorkplace").reads("getWorkplace").purpose(PURPOSE).about("name", "reference")
                        .ask(Input.of("address").from(Input.NOWHERE), Input.of("from").from(Input.NOWHERE))
                        .page("place", Input.of("latitude").from(Input.NOWHERE), Input.of("longitude").from(Input.NOWHERE))
                        .when(Condition.is("state", "OPEN")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/closing", "closeWorkplace").reads("getWorkplace")
                        .purpose(PURPOSE).about("name", "address").ask("on", "reason")
                        .when(Condition.is("state", "OPEN")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/reopening", "reopenWorkplace")
                        .reads("getWorkplace").purpose(PURPOSE).about("name", "closedOn").ask("on")
                        .when(Condition.is("state", "CLOSED")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/split", "splitWorkplace").reads("getWorkplace")
                        .purpose(PURPOSE).about("name", "reference", "address")
                        .when(Condition.is("state", "MERGED")).then(WORKPLACE),
                TaskPage.of(WORKPLACE + "/possible-duplicates/new", "suggestDuplicate").purpose(PURPOSE).ask("reference").direct()
                        .when(Condition.is("state", "OPEN", "CLOSED")).then("/duplicates/{=id}"),
                ListPage.of("/duplicates", "listPossibleDuplicates").purpose(PURPOSE)
                        .entry().filter("state", STATES).filter("likeness", LIKENESSES)
                        .filters("state", "likeness", "country")
                        .columns("one.name", "one.reference", "other.name", "other.reference", "likeness", "nameShare", "addressShare",
                                "metresApart", "noticedAt")
                        .row("/duplicates/{=id}"),
                RecordPage.of(PAIR, "getPossibleDuplicate").purpose(PURPOSE).back("/duplicates").sections(
                        Section.facts("why", "state", "likeness", "nameShare", "addressShare", "metresApart", "sameOsId", "reasons",
                                "decidedAt"),
                        Section.worked("sides", WorkplaceComparison.SHAPE, WorkplaceComparison::of, "fact", "one", "other"),
                        Section.facts("records", Field.of("one.reference").to("/workplaces/{=one.id}"), Field.of("one.kind"),
                                        Field.of("one.state"),
                                        Field.of("other.reference").to("/workplaces/{=other.id}"), Field.of("other.kind"),
                                        Field.of("other.state"))
                                .tasks("mergeWorkplaces", "rejectDuplicate")),
                TaskPage.of(PAIR + "/merge", "mergeWorkplaces").reads("getPossibleDuplicate").purpose(PURPOSE)
                        .about("one.reference", "one.name", "one.address", "other.reference", "other.name", "other.address")
                        .ask("keep", "reasons").when(Condition.is("state", "OPEN", "NOT_SAME")).then(PAIR),
                TaskPage.of(PAIR + "/not-same", "rejectDuplicate").reads("getPossibleDuplicate").purpose(PURPOSE)
                        .about("one.reference", "one.name", "one.address", "other.reference", "other.name", "other.address")
                        .when(Condition.is("state", "OPEN")).then(PAIR),
                RecordPage.of("/workplace-lists", null).named("workplaceLists")
                        .purpose(PURPOSE).entry().only(CHIEF, Roles.MECHANISM_ADMINISTRATOR).sections(
                        Section.table("lists", "list", "state", "read", "imported", "matched", "rejected", "createdAt")
                                .from("listWorkplaceImports")
                                .row("/workplace-lists/{=id}").tasks(FORM)),
                RecordPage.of(NEW_LIST, null).named(FORM).back("/workplace-lists").only(CHIEF, Roles.MECHANISM_ADMINISTRATOR),
                RecordPage.of(LIST, "getWorkplaceImport").purpose(PURPOSE).title("list").back("/workplace-lists").sections(
                        Section.facts("progress", Field.of("state"), Field.of("failure"), Field.of("remarks"), Field.of("format"),
                                Field.of("country"), Field.of("size"), Field.of("createdAt"), Field.of("changedAt"))
                                        .tasks("cancelWorkplaceImport"),
                        Section.facts("rows", Field.of("read"), Field.of("imported"), Field.of("matched"), Field.of("rejected"),
                                Field.of("id", Field.As.FILE).to("/workplace-lists/{=id}/rejected.csv"))
                                        .tasks("listRejectedWorkplaceRows"),
                        Section.table("saidClosed", "name", "reference").row("/workplaces/{=id}").when(Condition.present("saidClosed"))),
                ListPage.of(LIST + "/rejected", "listRejectedWorkplaceRows").columns("row", "reason", "cells"),
                TaskPage.of(LIST + "/cancellation", "cancelWorkplaceImport")
                        .when(Condition.is("state", "RECEIVING", "QUEUED", "RUNNING")).then(LIST),
                ListPage.of("/isic", "listIsicActivities").entry().only("inspector", CHIEF).filter("level", LEVELS).filters("level", "q")
                        .columns("code", "title", "level", "within"));
    }

    @Override
    public List<Addition> additions() {
        return List.of(
                Addition.to("getWorkplace",
                        Section.table("changes", "changedAt", "kind", "from")
                                .columns(Field.of("reasons", Field.As.WORD), Field.contentAmong("before", "changed"))
                                .from("listWorkplaceChanges")
                                .tasks("editWorkplace", "changeWorkplaceKind", "moveWorkplace", "closeWorkplace", "reopenWorkplace",
                                        "suggestDuplicate", "splitWorkplace")));
    }
}
