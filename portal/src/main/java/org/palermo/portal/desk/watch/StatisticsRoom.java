package org.palermo.portal.desk.watch;

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

/// The statistics of a quarter: taken, looked at, published.
@Singleton
class StatisticsRoom implements Room {
    private static final String RELEASE = "/statistics-releases/{release}";

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                ListPage.of("/statistics-releases", "listStatisticsReleases").entry().filters("country").columns("quarter", "revision", "because", "takenAt", "publishedAt")
                        .row("/statistics-releases/{=id}").tasks("takeStatistics"),
                RecordPage.of(RELEASE, "getStatisticsRelease").title("quarter").back("/statistics-releases").sections(
                        Section.facts("release", "country", "revision", "because", "takenAt", "publishedAt", "control.k", "control.figures", "control.suppressed")
                                .tasks("publishStatistics"),
                        Section.facts("compared", Show.of("id", Show.As.PAGE).to("/statistics-releases/{=id}/figures")).when(When.absent("publishedAt")),
                        Section.table("indicators", "name").columns(Show.of("of", Show.As.CODE), Show.of("period"), Show.of("part"), Show.of("whole"),
                                Show.of("share")),
                        Section.table("tables", "title", "labels", "figures")),
                TaskPage.of("/statistics-releases/take", "takeStatistics").ask("country", "quarter", "because").then("/statistics-releases/{=id}"),
                TaskPage.of(RELEASE + "/publish", "publishStatistics").when(When.absent("publishedAt")).then(RELEASE));
    }
}
