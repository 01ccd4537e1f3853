package org.palermo.portal.desk.inspection;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// The annual report, whose page is made by hand, and the figures that the chief inspector enters for it.
@Singleton
class AnnualReportTopic implements Topic {
    private static final String FIGURES = "/annual-figures/{country}/{year}/{convention}";
    private static final String[] INJURIES = {"fatalWomen", "fatalMen", "nonFatalWomen", "nonFatalMen", "diseasesWomen", "diseasesMen"};
    private static final String PURPOSE = "INSPECTION";

    @Override
    public String name() {
        return "annualreport";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                RecordPage.of(FIGURES, "getAnnualFigures").purpose(PURPOSE).sections(
                        Section.facts("year", "country", "year", "convention", "source").tasks("enterAnnualFigures"),
                        Section.facts("laws", "laws"),
                        Section.facts("staff", "inspectorsWomen", "inspectorsMen", "offices"),
                        Section.facts("workplaces", "workplacesLiable", "workersWomen", "workersMen", "employedPersons"),
                        Section.facts("accidents", "fatalWomen", "fatalMen", "nonFatalWomen", "nonFatalMen"),
                        Section.facts("diseases", "diseasesWomen", "diseasesMen"),
                        Section.table("injuries", "region").columns(figures()).from("listRegionalInjuries")
                                .rowTasks("enterRegionalInjuries")),
                TaskPage.of(FIGURES + "/entry", "enterAnnualFigures").reads("getAnnualFigures").purpose(PURPOSE)
                        .ask("laws", "source")
                        .page("staff", Input.of("inspectorsWomen"), Input.of("inspectorsMen"),
                                Input.of("offices"))
                        .page("workplaces", Input.of("workplacesLiable"), Input.of("workersWomen"),
                                Input.of("workersMen"), Input.of("employedPersons"))
                        .page("accidents", Input.of("fatalWomen"), Input.of("fatalMen"),
                                Input.of("nonFatalWomen"), Input.of("nonFatalMen"),
                                Input.of("diseasesWomen"), Input.of("diseasesMen"))
                        .then(FIGURES),
                TaskPage.of(FIGURES + "/injuries/{region}", "enterRegionalInjuries").reads("getRegionalInjuries").about("region")
                        .purpose(PURPOSE).ask(INJURIES).then(FIGURES));
    }

    private static Field[] figures() {
        return Arrays.stream(INJURIES).map(Field::of).toArray(Field[]::new);
    }

    @Override
    public List<Entry> entries() {
        return List.of(Entry.of("annualReport", "/portal/annual-report", "chief-inspector", "national-rapporteur", "competent-authority",
                "mechanism-administrator"));
    }
}
