package org.palermo.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.palermo.portal.TestEnvironment;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.RecordPage;

/// The title of a document stays in the history of the browser and can be read in its tabs: no name of a person, a home or a house is in it.
@QuarkusTest
@QuarkusTestResource(TestEnvironment.class)
class TitlesTest {
    private static final Path TEMPLATES = Path.of("src", "main", "resources", "templates", "pages");
    private static final Pattern TITLE = Pattern.compile("\\{#title}(.*?)\\{/title}|<title>(.*?)</title>", Pattern.DOTALL);
    /// How a template names a person. Names of countries (`nameIn`) may be in titles.
    private static final Pattern NAME = Pattern.compile("\\bperson\\b|[nN]ame\\b|email");

    @Inject
    Desk desk;
    @Inject
    Operations operations;

    /// The fields that are headings of records.
    private Stream<RecordPage> headed() {
        return desk.pages().stream().filter(RecordPage.class::isInstance).map(RecordPage.class::cast).filter(page -> page.title() != null);
    }

    private boolean isInTitle(RecordPage page) {
        return RecordPages.mayBeInTitle(page.title(), operations.get(page.operation()).answer());
    }

    @Test
    void the_title_of_a_record_is_a_reference_a_code_a_quarter_or_a_date() {
        Set<String> fields = headed().filter(this::isInTitle).map(RecordPage::title).collect(Collectors.toSet());
        assertThat(fields).containsExactlyInAnyOrder("reference", "quarter", "startedAt", "receivedAt", "seenOn");
    }

    @Test
    void no_name_is_in_the_title_of_a_record() {
        assertThat(headed().filter(page -> !isInTitle(page)).map(page -> page.key() + " " + page.title())).contains(
                "getWorkplace name", "getShelter name", "getWatchedPerson name", "getCompany name", "getStatement companyName",
                "organisationPeople name");
    }

    @Test
    void no_template_puts_a_name_into_a_title() throws IOException {
        try (Stream<Path> pages = Files.list(TEMPLATES)) {
            for (Path page : pages.toList()) {
                Matcher title = TITLE.matcher(Files.readString(page));
                while (title.find()) {
                    assertThat(NAME.matcher(title.group()).find()).as(page + ": " + title.group()).isFalse();
                }
            }
        }
        for (String record : new String[] {"deskRecord.html", "deskAlone.html"}) {
            Matcher title = TITLE.matcher(Files.readString(TEMPLATES.resolve(record)));
            assertThat(title.find()).isTrue();
            assertThat(title.group().replaceAll("</?title>|\\{[#/]title}", "")).as(record).isEqualTo("{page.documentTitle}");
        }
    }
}
