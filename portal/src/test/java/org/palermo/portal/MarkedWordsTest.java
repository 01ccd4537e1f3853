package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.palermo.portal.api.Operation;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.page.Desk;
import org.palermo.portal.desk.page.ListPage;
import org.palermo.portal.desk.page.Page;
import org.palermo.portal.desk.page.RecordPage;
import org.palermo.portal.desk.page.TaskPage;
import org.palermo.portal.page.Language;
import org.palermo.portal.people.PersonRole;
import org.palermo.portal.words.CodeName;
import org.palermo.portal.words.Words;

/// Each text on a page is a word that a country can replace, or data. The portal runs in a made-up language ({@link MarkedWords}): a text
/// without its marks stands in a template or in code.
@QuarkusTest
@TestProfile(MarkedWords.class)
class MarkedWordsTest extends PortalTest {
    private static final String ID = "01900000-0000-7000-8000-000000000000";
    private static final String CASE = "/portal/desk/cases/" + ID;
    private static final String NAME = "Some One";
    private static final List<String> FOR_EVERYBODY = List.of("/portal", "/portal/signed-out", "/portal/nowhere", "/portal/sign-in-failed",
            "/portal/sign-in-failed?away=true", "/portal/contact", "/portal/privacy", "/portal/accessibility", "/portal/tip",
            "/portal/complaint", "/portal/job-offer", "/portal/statistics?country=GB&quarter=2026-Q3", "/portal/published-orders",
            "/portal/annual-report", "/portal/services?country=GB&region=GB-SCT", "/portal/mechanism?country=GB",
            "/portal/mechanism?country=GB&region=GB-SCT&period=WEEKS");
    private static final List<String> SIGNED_IN = List.of("/portal/morning", "/portal/desk", "/portal/help", "/portal/notices",
            "/portal/notices/mails", "/portal/people", "/portal/people/invite", "/portal/people/review", "/portal/sessions", "/portal/referrals", "/portal/welcome/1",
            "/portal/welcome/2", "/portal/welcome/3", "/portal/welcome/4", "/portal/statistics", CASE, CASE + "/conclusive-grounds",
            CASE + "/reasonable-grounds", CASE + "/documents/new", "/portal/desk/cases", "/portal/desk/cases/export",
            "/portal/desk/workplace-lists/new", "/portal/desk/supply-link-lists/new", "/portal/desk/statement-files/new",
            "/portal/desk/goods-editions/new", "/portal/desk/unreached-services?country=GB",
            "/portal/desk/unreached-services?country=GB&figure=HEALTH");
    private static final List<String> ATTRIBUTES = List.of("aria-label", "title", "alt", "placeholder");
    private static final Pattern PERSON = Pattern.compile("\"givenName\":\\s*\"([^\"]*)\",\\s*\"familyName\":\\s*\"([^\"]*)\"");
    /// A text of a JSON answer; a name of a field has a colon behind it, and is no data.
    private static final Pattern DATA = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(\\s*:)?");
    /// A code has words, so it is no data.
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)+");
    private static final String RECORD = "01a216d3-038f-7d2b-921b-f8da4d9ecb56";
    private static final Map<String, String> EXEMPT = Map.of(
            "footer [hreflang], .palermo-driver [hreflang], nav [hreflang]", "a language is named in itself",
            "#main code, #main kbd", "what a person types as it is",
            "select[name$=currency] option", "ISO 4217: codes are the same in each language");
    /// Texts that Java writes by the locale, such as dates, and signs that are the same in each language.
    private static final Map<Pattern, String> WRITTEN = Map.of(
            Pattern.compile("(\\p{L}+,? )?\\d{1,2} \\p{L}{3,9} \\d{4}(,? (at )?\\d{1,2}:\\d{2})?( \\p{Lu}{3,4})?"), "a date and the zone of a time",
            Pattern.compile("\\d{4}-Q[1-4]|\\d{4}-\\d{2}(-\\d{2}([T ][\\d:.]+Z?)?)?"), "a quarter, a month or a day by ISO 8601",
            Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3}){0,2}|[A-Z]{3}"), "a code by ISO 3166 or 4217",
            Pattern.compile("C\\d{1,3}"), "a convention of the International Labour Organization, by its number",
            Pattern.compile("(https?://|/|www\\.)\\S+|\\S+@\\S+"), "an address",
            Pattern.compile("[\\p{Lu}\\d]{2,4}(-[\\p{Lu}\\d]{2,5}){1,4}"), "a reference",
            Pattern.compile("(?i)(\\.?(csv|xlsx|zip|pdf|jpe?g|png|docx|txt|json|ics)[, ]*)+"), "the ending of a file");

    @Inject
    Desk desk;
    @Inject
    Operations operations;
    @Inject
    Words words;

    private final Map<String, Set<String>> unmarked = new TreeMap<>();
    private final Set<String> data = new HashSet<>();
    private int read;
    private int pages;

    @Test
    void pages_for_everybody_have_no_words_but_those_of_the_files() {
        FOR_EVERYBODY.forEach(path -> look(path, aBrowser().open(path)));
        expectMarked(FOR_EVERYBODY.size());
    }

    @Test
    void pages_of_people_who_are_signed_in_have_no_words_but_those_of_the_files() {
        signIn(NAME, "COMPETENT_AUTHORITY", Arrays.stream(PersonRole.values()).map(PersonRole::code).toArray(String[]::new));
        Browser browser = aBrowser();
        SIGNED_IN.forEach(path -> look(path, browser.open(path)));
        Document check = browser.document(browser.post("/portal/people/invite/who", token(browser)));
        look("an invitation with errors", check);
        Document step = browser.open("/portal/referrals/new");
        look("the form of a referral", step);
        expectMarked(SIGNED_IN.size());
    }

    @Test
    void declared_lists_have_no_words_but_those_of_the_files() {
        signIn(NAME, "COMPETENT_AUTHORITY", Arrays.stream(PersonRole.values()).map(PersonRole::code).toArray(String[]::new));
        Browser browser = aBrowser();
        List<Page> lists = desk.pages().stream().filter(page -> page instanceof ListPage && !page.path().contains("{")).toList();
        for (Page page : lists) {
            Operation operation = operations.get(page.main());
            if (!operation.path().contains("{")) {
                TestEnvironment.gateway.say(operation.path(), "{\"items\":[],\"next\":null}");
            }
            look(page.path(), browser.open(Desk.START + page.path()));
        }
        expectMarked(lists.size());
    }

    /// The pages of all tasks, as they come back when the session has ended: so they need no record.
    @Test
    void declared_tasks_have_no_words_but_those_of_the_files() {
        Browser browser = aBrowser();
        String token = browser.open("/portal/tip").select("input[name=form-token]").attr("value");
        List<TaskPage> tasks = desk.pages().stream().filter(TaskPage.class::isInstance).map(TaskPage.class::cast).toList();
        for (TaskPage task : tasks) {
            String path = Desk.START + task.path().replaceAll("\\{[^}]+}", ID);
            for (int page = 0; page <= task.questions().size(); page++) {
                String number = page == task.questions().size() ? "99" : String.valueOf(page);
                look(task.key() + " " + number, browser.document(browser.post(path,
                        "form-token=" + token + "&_key=" + UUID.randomUUID() + "&_page=" + number + "&_go=next")));
            }
        }
        expectMarked(tasks.size());
    }

    /// One page of each kind of record, with what the published descriptions show as an answer.
    @Test
    void declared_records_have_no_words_but_those_of_the_files() {
        signIn(NAME, "COMPETENT_AUTHORITY", Arrays.stream(PersonRole.values()).map(PersonRole::code).toArray(String[]::new));
        TestEnvironment.gateway.sayExamples();
        Browser browser = aBrowser();
        browser.open("/portal/morning");
        List<RecordPage> records = desk.pages().stream().filter(RecordPage.class::isInstance).map(RecordPage.class::cast).toList();
        data().addAll(Examples.PLACEHOLDERS);
        Map<String, Integer> notShown = new TreeMap<>();
        List<String> files = new ArrayList<>();
        for (RecordPage record : records) {
            HttpResponse<String> answer = browser.get(Desk.START + record.path().replaceAll("\\{[^}]+}", RECORD));
            if (answer.statusCode() != 200) {
                notShown.put(record.key(), answer.statusCode());
            }
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                look(record.key(), browser.document(answer));
            } else {
                files.add(record.key());
            }
        }
        assertThat(notShown).as("records that are not shown").isEmpty();
        assertThat(files).as("records that are files, which have tests of their own").containsExactly("calendarFile");
        assertThat(records).as("kinds of records").hasSizeGreaterThan(90);
        expectMarked(records.size() - files.size());
    }

    private void expectMarked(int least) {
        assertThat(pages).as("pages that were looked at").isGreaterThanOrEqualTo(least);
        assertThat(unmarked).as("texts that are neither words of the files nor data").isEmpty();
    }

    private static String token(Browser browser) {
        return "form-token=" + browser.open("/portal/morning").select("input[name=form-token]").first().attr("value");
    }

    private void look(String name, Document page) {
        pages++;
        assertThat(page.text()).as(name).contains(String.valueOf(MarkedWords.BEGIN));
        Set<String> data = data();
        for (String exempt : EXEMPT.keySet()) {
            page.select(exempt).forEach(Node::remove);
        }
        for (Element element : page.getAllElements()) {
            Stream.concat(element.textNodes().stream().map(TextNode::text),
                            ATTRIBUTES.stream().map(element::attr).filter(text -> !text.isEmpty()))
                    .flatMap(text -> MarkedWords.outside(text).stream())
                    .filter(piece -> !isData(piece, data))
                    .forEach(piece -> unmarked.computeIfAbsent(piece, none -> new TreeSet<>()).add(name));
        }
    }

    private static boolean isData(String piece, Set<String> data) {
        String bare = piece.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
        return data.contains(piece) || data.contains(bare) || WRITTEN.keySet().stream().anyMatch(one -> one.matcher(bare).matches())
                || Arrays.stream(bare.split("[·,;|]|\\s[–-]\\s|\\s(?=[A-Z]{3}\\b)")).map(String::strip).allMatch(part -> data.contains(part)
                || part.codePoints().noneMatch(Character::isLetter) || WRITTEN.keySet().stream().anyMatch(one -> one.matcher(part).matches()));
    }

    /// What services answered, who is signed in, and the names that Java gives to countries, languages and time zones.
    private Set<String> data() {
        if (data.isEmpty()) {
            data.addAll(List.of(NAME, FakeIdentityProvider.subject(NAME), TestEnvironment.provider.account.name()));
            Stream.concat(words.codes().countries(Language.EN).stream(), words.codes().languages(Language.EN).stream()).map(CodeName::name)
                    .forEach(data::add);
            Stream.of("Europe/London", "UTC").forEach(zone -> data.add(ZoneId.of(zone).getDisplayName(TextStyle.FULL, Locale.UK)));
        }
        List<String> answered = TestEnvironment.gateway.answered;
        for (int end = answered.size(); read < end; read++) {
            add(answered.get(read));
        }
        return data;
    }

    private void add(String body) {
        DATA.matcher(body).results().filter(text -> text.group(2) == null).map(text -> text.group(1)).filter(text -> !CODE.matcher(text).matches()).forEach(text -> {
            data.add(text);
            data.addAll(List.of(text.split("\\n|: ")));
        });
        PERSON.matcher(body).results().forEach(person -> data.add(person.group(1) + " " + person.group(2)));
    }
}
