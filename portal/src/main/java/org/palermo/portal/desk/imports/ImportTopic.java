package org.palermo.portal.desk.imports;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Condition;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Imports of files of the Human Trafficking Case Data Standard (HTCDS): how far they are, what they did with each field, which
/// rows they rejected. A program sends the file.
@Singleton
class ImportTopic implements Topic {
    private static final String ONE = "/imports/{import}";

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/imports", "listHtcdsImports").entry()
                        .columns("createdAt", "state", "format", "region", "sender", "read", "rejected").row("/imports/{=id}"),
                RecordPage.of(ONE, "getHtcdsImport").back("/imports").sections(
                        Section.facts("state", Field.of("state"), Field.of("failure", Field.As.WORD), Field.of("format"),
                                Field.of("region"), Field.of("sender"), Field.of("size"), Field.of("received"), Field.of("createdAt"),
                                Field.of("changedAt"))
                                        .tasks("cancelHtcdsImport"),
                        Section.facts("rows", "read", "imported", "matched", "notified", "rejected", "lastRow")
                                .tasks("listHtcdsRejectedRows"),
                        Section.table("report", "fate", "field", "trap", "count", "rows", "more").from("getHtcdsReport").list("lines")),
                ListPage.of(ONE + "/rejected", "listHtcdsRejectedRows").columns("row", "reason"),
                TaskPage.of(ONE + "/cancellation", "cancelHtcdsImport").when(Condition.is("state", "RECEIVING", "QUEUED", "RUNNING"))
                        .then(ONE));
    }
}
