package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms that send links of supply chains, a register's file of statements and an edition of the list of goods, and the file of statements
/// that comes back.
@QuarkusTest
class ListImportPagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1";
    private static final String LINKS = "/portal/desk/supply-link-lists/new";
    private static final String STATEMENTS = "/portal/desk/statement-files/new";
    private static final String EXPORT = "/portal/desk/statement-files/export";
    private static final String GOODS = "/portal/desk/goods-editions/new";
    private static final byte[] FILE = "supplier_name,buyer_name\nÉlan,Stores\n".getBytes(StandardCharsets.UTF_8);
    private static final String LINES = """
            {"read":200,"imported":198,"matched":1,"rejected":1}
            {"row":3,"reason":"tier must be <b>a number</b>"}
            {"row":7,"note":"the day could not be read"}
            {"read":5200,"imported":5198,"matched":1,"rejected":1}
            {"summary":{"read":5201,"imported":5199,"matched":1,"rejected":1}}
            """;

    @BeforeEach
    void asChief() {
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        TestEnvironment.gateway.say(API + "/companies", "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say(API + "/statements", "{\"items\":[],\"next\":null}");
        TestEnvironment.gateway.say(API + "/goods/editions", "{\"items\":[]}");
    }

    @Test
    void ok_200_links_are_imported_while_the_page_grows() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/companies").select("a[href=" + LINKS + "]").text()).isEqualTo("Import a list of links");
        PageRulesTest.expectWhole(browser, browser.get(LINKS));
        TestEnvironment.gateway.say("POST " + API + "/supply-links/imports", LINES);
        HttpResponse<String> answer = browser.upload(browser.open(LINKS), LINKS, "file", "Links.CSV", FILE);
        assertThat(answer.statusCode()).isEqualTo(200);
        PageRulesTest.expectWhole(browser, answer);
        Document page = browser.document(answer);
        assertThat(page.select("[role=log] > p").eachText()).containsExactly(
                "Row 3, rejected: tier must be <b>a number</b>", "Row 7, imported without a part: the day could not be read", "5,200 rows read");
        assertThat(page.select("section:has(h2#result) dl").text()).isEqualTo("Rows read 5201 New 5199 Known already 1 Rejected 1");
        assertThat(page.select("section:has(h2#result)").text()).contains("Put the rejected rows right");
        assertThat(TestEnvironment.gateway.last("POST").content()).isEqualTo(FILE);
    }

    @Test
    void ok_303_the_page_of_an_import_has_an_address_that_shows_it_again_to_who_sent_the_file() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say("POST " + API + "/supply-links/imports", LINES);
        Document page = browser.document(browser.upload(browser.open(LINKS), LINKS, "file", "links.csv", FILE));
        assertThat(page.location()).contains("/portal/desk/supply-link-lists/imports/");
        assertThat(browser.seen).filteredOn(one -> one.request().method().equals("POST") && one.uri().getPath().equals(LINKS))
                .singleElement().satisfies(one -> assertThat(one.statusCode()).isEqualTo(303));
        assertThat(browser.open(page.location()).select("main").text()).isEqualTo(page.select("main").text()).contains("5,200 rows read");
        assertThat(browser.open(page.location() + "?lang=fr").select("[role=log]").text()).contains("Ligne 3");
        assertThat(TestEnvironment.gateway.requests).filteredOn(one -> one.method().equals("POST")).hasSize(1);
        signIn("Another One", "LABOUR_INSPECTORATE", "chief-inspector");
        assertThat(aBrowser().open(page.location()).location()).as("another person").endsWith(LINKS);
    }

    /// Each column of a page is one that the service reads, and stands in the example if it is needed.
    @ParameterizedTest
    @CsvSource({"supply-link-lists,chief-inspector,supplychain/LinkListReader.java,\"%s\",supply-links.csv",
            "workplace-lists,chief-inspector,../../../../resources/palermo/workplace/headers.csv,in a line of its own: %s,workplaces.csv",
            "statement-files,chief-inspector,statement/RegisterColumns.java,\"%s\",",
            "goods-editions,mechanism-administrator,goods/GoodsXml.java,\"%s\",goods.xml"})
    void ok_200_the_page_names_what_is_read_of_the_file(String list, String role, String reader, String written, String example)
            throws IOException {
        signInAs("LABOUR_INSPECTORATE", role);
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/" + list + "/new");
        String source = Files.readString(Path.of("..", "labour-inspection-service", "src", "main", "java", "org", "palermo", "inspection").resolve(reader));
        List<String> names = page.select("#columns ~ div tbody code").eachText().stream().flatMap(text -> Stream.of(text.split(", "))).toList();
        assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(source).as(name).containsAnyOf(written.formatted(name),
                written.formatted(name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "")), "," + name.replace('_', ' ') + "\n"));
        assertThat(page.select("#columns ~ div tbody tr td:last-child").eachText()).contains("Needed");
        if (example == null) {
            assertThat(page.select("a[download]")).isEmpty();
            return;
        }
        HttpResponse<String> file = browser.get(page.select("a[download]").attr("href"));
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"" + example + "\"");
        assertThat(page.select("#columns ~ div tbody tr:has(td:contains(Needed)) code").eachText())
                .allSatisfy(name -> assertThat(file.body()).contains(name.split(", ")));
    }

    @Test
    void ok_200_an_import_that_breaks_off_says_so() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.say("POST " + API + "/supply-links/imports", "{\"read\":200,\"imported\":200,\"matched\":0,\"rejected\":0}\n{\"row\":3,\"rea");
        Document page = browser.document(browser.upload(browser.open(LINKS), LINKS, "file", "links.csv", FILE));
        assertThat(page.select("section:has(h2#result)").text()).contains("The connection broke before the import had ended").doesNotContain("Known already");
    }

    @Test
    void ok_200_a_register_is_imported_under_the_name_of_its_file() {
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/statements").select("a[href=" + STATEMENTS + "], a[href=" + EXPORT + "]")).hasSize(2);
        PageRulesTest.expectWhole(browser, browser.get(STATEMENTS));
        TestEnvironment.gateway.say("POST " + API + "/statements/imports", LINES);
        Document page = browser.document(browser.upload(browser.open(STATEMENTS), STATEMENTS, "file", "C:\\lists\\Summaries 2026.csv", FILE, "regime", "UK"));
        assertThat(page.select("h1").text()).isEqualTo("Import a register’s file of statements");
        assertThat(page.select("section:has(h2#result) dl").text()).startsWith("Rows read 5201");
        FakeGateway.Request sent = TestEnvironment.gateway.last("POST");
        assertThat(List.of(sent.query().split("&"))).containsExactlyInAnyOrder("regime=UK", "name=Summaries 2026.csv");
        assertThat(sent.purpose()).isEqualTo("INSPECTION");
    }

    @Test
    void bad_400_what_the_form_can_see_is_not_sent() {
        Browser browser = aBrowser();
        Document again = browser.document(browser.upload(browser.open(STATEMENTS), STATEMENTS, "file", "", new byte[0], "regime", ""));
        assertThat(again.select(".govuk-error-summary").text()).contains("Choose whose register it is", "Choose a file");
        assertThat(error(browser, "list.xlsx", FILE)).contains("The file must be CSV");
        assertThat(error(browser, "empty.csv", new byte[0])).contains("The file must not be empty");
        assertThat(error(browser, "large.csv", new byte[(36 << 20) + 1])).contains("The file must be at most 36 MB");
        assertThat(browser.open(LINKS + "?large=true").select(".govuk-error-summary").text()).contains("The file must be at most 36 MB");
        assertThat(browser.open(LINKS + "?busy=true").select(".govuk-error-summary").text()).contains("Too many files are being sent now");
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void bad_400_the_service_says_what_is_wrong_with_the_file() {
        Browser browser = aBrowser();
        TestEnvironment.gateway.refuseFields("POST " + API + "/supply-links/imports", "body");
        assertThat(error(browser, "links.csv", FILE)).contains("Something in the answers is not right.", "body: is wrong", "Choose your file again too");
        TestEnvironment.gateway.problem("POST " + API + "/supply-links/imports", 413, "request:too-large");
        assertThat(error(browser, "links.csv", FILE)).contains("The file must be at most 36 MB");
    }

    private static String error(Browser browser, String name, byte[] content) {
        HttpResponse<String> answer = browser.upload(browser.open(LINKS), LINKS, "file", name, content);
        assertThat(answer.statusCode()).isEqualTo(400);
        PageRulesTest.expectWhole(browser, answer);
        return browser.document(answer).select(".govuk-error-summary").text();
    }

    @Test
    void bad_400_without_the_form_token() {
        Browser browser = aBrowser();
        Document form = browser.open(LINKS);
        form.select("input[name=form-token]").remove();
        assertThat(browser.upload(form, LINKS, "file", "links.csv", FILE).statusCode()).isEqualTo(400);
        assertThat(TestEnvironment.gateway.requests).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void ok_303_an_edition_of_the_list_of_goods_is_loaded() {
        signInAs("STATE", "mechanism-administrator");
        Browser browser = aBrowser();
        assertThat(browser.open("/portal/desk/goods-editions").select("a[href=" + GOODS + "]").text()).isEqualTo("Load an edition");
        PageRulesTest.expectWhole(browser, browser.get(GOODS));
        TestEnvironment.gateway.say("POST " + API + "/goods/imports", "{\"name\":\"2024\",\"entries\":1}");
        HttpResponse<String> answer = goods(browser, "2024", "5", "US Department of Labor, www.dol.gov");
        assertThat(answer.uri().getPath()).isEqualTo("/portal/desk/goods-editions");
        assertThat(browser.document(answer).select(".govuk-notification-banner").text()).contains("The edition is loaded.");
        FakeGateway.Request sent = TestEnvironment.gateway.last("POST");
        assertThat(List.of(sent.query().split("&"))).containsExactlyInAnyOrder("edition=2024", "publishedOn=2024-09-05", "source=US Department of Labor, www.dol.gov");
        assertThat(sent.body()).isEqualTo("<Goods/>");
    }

    @Test
    void bad_400_an_edition_without_a_day_or_known_already() {
        signInAs("STATE", "mechanism-administrator");
        Browser browser = aBrowser();
        HttpResponse<String> wrong = goods(browser, "édition", "31", "");
        PageRulesTest.expectWhole(browser, wrong);
        Document again = browser.document(wrong);
        assertThat(again.select(".govuk-error-summary").text()).contains("Enter a name of 1 to 60", "Day of publication must be a real date", "Enter the source");
        assertThat(again.select("[name=publishedOn.month]").val()).isEqualTo("9");
        assertThat(again.select("[name=edition]").val()).isEqualTo("édition");
        TestEnvironment.gateway.problem("POST " + API + "/goods/imports", 409, "goods:known");
        assertThat(browser.document(goods(browser, "2024", "5", "x")).select(".govuk-error-summary").text()).contains("is loaded already");
    }

    private static HttpResponse<String> goods(Browser browser, String edition, String day, String source) {
        return browser.upload(browser.open(GOODS), GOODS, "file", "goods.xml", "<Goods/>".getBytes(StandardCharsets.UTF_8), "edition", edition,
                "publishedOn.day", day, "publishedOn.month", "9", "publishedOn.year", "2024", "source", source);
    }

    @Test
    void ok_200_the_statements_of_a_register_as_a_file() {
        Browser browser = aBrowser();
        PageRulesTest.expectWhole(browser, browser.get(EXPORT));
        TestEnvironment.gateway.file(API + "/statements/exports", "text/csv;charset=UTF-8", "attachment; filename=\"x.csv\"", FILE);
        HttpResponse<byte[]> file = browser.bytes(EXPORT + "?regime=UK&year=2026");
        assertThat(List.of(TestEnvironment.gateway.last("GET").query().split("&"))).containsExactlyInAnyOrder("regime=UK", "year=2026");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(FILE);
        assertThat(file.headers().firstValue("Content-Disposition")).contains("attachment; filename=\"statements-uk-2026.csv\"");
        assertThat(file.headers().allValues("Content-Security-Policy")).anyMatch(policy -> policy.startsWith("sandbox"));
        TestEnvironment.gateway.reset();
        assertThat(browser.open(EXPORT + "?regime=AU&year=").select(".govuk-error-summary").text()).contains("No file of this register was imported yet");
        assertThat(browser.get(EXPORT + "?regime=FR&year=").statusCode()).isEqualTo(400);
        HttpResponse<String> wrong = browser.get(EXPORT + "?regime=AU&year=26");
        PageRulesTest.expectWhole(browser, wrong);
        assertThat(browser.document(wrong).select(".govuk-error-summary").text()).contains("The year must be from 2010 to 2100");
    }

    @ParameterizedTest
    @ValueSource(strings = {LINKS, STATEMENTS, EXPORT, GOODS})
    void forbidden_403_for_another_role(String form) {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        assertThat(aBrowser().get(form).statusCode()).isEqualTo(403);
    }
}
