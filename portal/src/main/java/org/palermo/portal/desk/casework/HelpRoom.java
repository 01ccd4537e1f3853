package org.palermo.portal.desk.casework;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.ListPage;
import org.palermo.portal.desk.Page;
import org.palermo.portal.desk.Room;
import org.palermo.portal.desk.Section;
import org.palermo.portal.desk.Show;
import org.palermo.portal.desk.TaskPage;

/// Questions that are not about one case: compensation, removal, services that could not be reached.
@Singleton
class HelpRoom implements Room {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/access-difficulties/new", "reportAccessDifficulty").entry().ask("region", "category", "cause", "effect").then(""),
                TaskPage.of("/removal-questions/new", "askRemovalQuestion").entry().direct().ask("reference").shows(Section.facts("removal", "answer", "until")),
                ListPage.of("/compensation-schemes", "listCompensationSchemes").entry().filters("country")
                        .columns("name", "regions", "heads", "outOfLine", "source", "unverified").tasks("checkEligibility"),
                TaskPage.of("/compensation-schemes/check", "checkEligibility").direct()
                        .ask("country", "circumstances.crimeCountries", "circumstances.crimeRegions", "circumstances.violence", "circumstances.injury", "circumstances.endedOn",
                                "circumstances.dateOfBirth")
                        .shows(Section.table("items").columns(Show.of("name"), Show.of("eligibility.verdict"), Show.of("outOfLine"), Show.of("source"))));
    }
}
