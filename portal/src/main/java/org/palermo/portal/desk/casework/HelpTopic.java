package org.palermo.portal.desk.casework;

import jakarta.inject.Singleton;
import java.util.List;
import org.palermo.portal.desk.page.Field;
import org.palermo.portal.desk.page.Input;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.Section;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.desk.page.Topic;

/// Questions that are not about one case: compensation, removal, services that could not be reached.
@Singleton
class HelpTopic implements Topic {
    @Override
    public String name() {
        return "help";
    }

    @Override
    public List<Page> pages() {
        return List.of(
                TaskPage.of("/access-difficulties/new", "reportAccessDifficulty")
                        .entry().ask("region", "category", "cause", "effect").then(""),
                TaskPage.of("/removal-questions/new", "askRemovalQuestion").entry().direct()
                        .ask("reference").shows(Section.facts("removal", "answer", "until")),
                ListPage.of("/compensation-schemes", "listCompensationSchemes").entry().filters("country")
                        .columns(Field.of("name"), Field.of("regions"), Field.of("heads", Field.As.CODE), Field.of("outOfLine"),
                                Field.of("source"), Field.of("unverified", Field.As.WORD)).tasks("checkEligibility"),
                TaskPage.of("/compensation-schemes/check", "checkEligibility").direct()
                        .ask(Input.served("country"), Input.of("circumstances.crimeCountries"), Input.of("circumstances.crimeRegions"),
                                Input.of("circumstances.violence"), Input.of("circumstances.injury"), Input.of("circumstances.endedOn"),
                                Input.of("circumstances.dateOfBirth"))
                        .shows(Section.table("items")
                                .columns(Field.of("name"), Field.of("eligibility.verdict"), Field.of("outOfLine"), Field.of("source"))));
    }
}
