package org.palermo.portal.desk.watch;

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
import org.palermo.portal.people.PersonRole;

/// The statistics of a quarter: taken, looked at, published. Services that could not be reached, and the mechanism over time; both pages
/// are made by hand.
@Singleton
class StatisticsTopic implements Topic {
    private static final String RELEASE = "/statistics-releases/{release}";

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/statistics-releases", "listStatisticsReleases").entry()
                        .filters("country").columns("quarter", "revision", "because", "takenAt", "publishedAt")
                        .row("/statistics-releases/{=id}").tasks("takeStatistics"),
                RecordPage.of(RELEASE, "getStatisticsRelease").title("quarter").back("/statistics-releases").sections(
                        Section.facts("release", "country", "revision", "because", "takenAt", "publishedAt", "control.k", "control.figures",
                                        "control.suppressed")
                                .tasks("publishStatistics"),
                        Section.facts("compared", Field.of("id", Field.As.PAGE).to("/statistics-releases/{=id}/figures"))
                                .when(Condition.absent("publishedAt")),
                        Section.table("indicators", "name")
                                .columns(Field.of("of", Field.As.RELEASED), Field.of("period"), Field.of("part"), Field.of("whole"),
                                Field.of("share", Field.As.SHARE)),
                        Section.table("tables").columns(Field.of("name", Field.As.RELEASED_TABLE), Field.of("labels", Field.As.RELEASED),
                                Field.of("figures", Field.As.RELEASED))),
                TaskPage.of("/statistics-releases/take", "takeStatistics")
                        .ask(Input.served("country"), Input.of("quarter"), Input.of("because")).then("/statistics-releases/{=id}"),
                TaskPage.of(RELEASE + "/publish", "publishStatistics").when(Condition.absent("publishedAt")).then(RELEASE),
                RecordPage.of("/unreached-services", "getAccessDifficulties").entry());
    }

    @Override
    public List<Entry> entries() {
        return List.of(Entry.of("overTime", "/portal/mechanism",
                Stream.of(PersonRole.values()).map(PersonRole::code).toArray(String[]::new)));
    }
}
