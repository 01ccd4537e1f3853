package org.palermo.portal.desk.imports;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.RecordPage;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;
import org.palermo.portal.desk.When;

/// Imports of files of the Human Trafficking Case Data Standard (HTCDS): how far they are, what they did with each field, which
/// rows they rejected. A program sends the file.
@Singleton
class ImportRoom implements Room {
    private static final String ONE = "/imports/{import}";

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/imports", "listHtcdsImports").entry().columns("createdAt", "state", "format", "region", "sender", "read", "rejected").row("/imports/{=id}"),
                RecordPage.of(ONE, "getHtcdsImport").back("/imports").sections(
                        Section.facts("state", Show.of("state"), Show.of("failure", Show.As.WORD), Show.of("format"), Show.of("region"), Show.of("sender"),
                                Show.of("size"), Show.of("received"), Show.of("createdAt"), Show.of("changedAt")).tasks("cancelHtcdsImport"),
                        Section.facts("rows", "read", "imported", "matched", "notified", "rejected", "lastRow").tasks("listHtcdsRejectedRows"),
                        Section.table("report", "fate", "field", "trap", "count", "rows", "more").from("getHtcdsReport").list("lines")),
                ListPage.of(ONE + "/rejected", "listHtcdsRejectedRows").columns("row", "reason"),
                TaskPage.of(ONE + "/cancellation", "cancelHtcdsImport").when(When.is("state", "RECEIVING", "QUEUED", "RUNNING")).then(ONE));
    }
}
