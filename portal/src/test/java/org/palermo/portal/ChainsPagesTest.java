package org.palermo.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Supply chains as a picture and a table, and statements on modern slavery.
@QuarkusTest
class ChainsPagesTest extends PortalTest {
    private static final String API = "/api/inspection/v1";
    private static final String COMPANY = "0190b6d2-0000-7000-8000-0000000000c1";
    private static final String MILL = "0190b6d2-0000-7000-8000-0000000000a1";
    private static final String LINK = "0190b6d2-0000-7000-8000-0000000000b1";
    private static final String STATEMENT = "0190b6d2-0000-7000-8000-0000000000d1";
    private static final String REACH = """
            {"start":{"id":"%1$s","kind":"WORKPLACE","reference":"W-1","name":"Mill <1>","country":"GB"},"direction":"BUYERS","on":"2026-11-28","steps":5,"cut":false,
             "parties":[{"party":{"id":"p2","kind":"COMPANY","reference":"CO-2","name":"Agent & Sons","country":"GB"},"step":1,"via":[],"path":["%3$s"],"products":["Cloth"]},
                        {"party":{"id":"%2$s","kind":"COMPANY","reference":"CO-1","name":"Stores of a name that is much too long for a box","country":"GB"},"step":2,
                         "via":["Agent & Sons"],"path":["%3$s","l2"],"products":["Shirts"]}],
             "links":[{"id":"%3$s","step":1,"supplier":"%1$s","buyer":"p2","product":"Cloth","tier":1,"source":"CUSTOMS","listed":["FORCED_LABOUR"]},
                      {"id":"l2","step":2,"supplier":"p2","buyer":"%2$s","product":"Shirts","source":"PUBLISHED_LIST","listed":[]}]}
            """.formatted(MILL, COMPANY, LINK);
    private static final String ONE_LINK = """
            {"id":"%s","supplier":{"id":"%s","kind":"WORKPLACE","reference":"W-1","name":"Mill","country":"GB"},
             "buyer":{"id":"%s","kind":"COMPANY","reference":"CO-1","name":"Stores","country":"GB"},"product":"Shirts","source":"CUSTOMS","validFrom":"2025-01-01",
             "state":"%s","own":%s,"recordedAt":"2026-11-28T21:30:00Z"}
            """;

    @BeforeEach
    void asInspector() {
        signInAs("LABOUR_INSPECTORATE", "inspector");
        TestEnvironment.gateway.say(API + "/supply-reach", REACH);
        TestEnvironment.gateway.say(API + "/companies/" + COMPANY, """
                {"id":"%s","reference":"CO-1","name":"Stores","country":"GB","createdAt":"2026-11-28T21:30:00Z"}""".formatted(COMPANY));
        TestEnvironment.gateway.say(API + "/companies/" + COMPANY + "/obligations", """
                {"company":"%s","years":[{"yearEnds":"2025-12-31","turnover":{"minor":3600000000,"currency":"GBP"},"threshold":{"minor":3600000000,"currency":"GBP"},
                 "obligation":"UK-2015-54","law":"Modern Slavery Act 2015","reaches":"YES","applies":"It carries on business in the United Kingdom","unverified":["threshold"]}]}
                """.formatted(COMPANY));
        TestEnvironment.gateway.say(API + "/supply-links", "{\"items\":[" + ONE_LINK.formatted(LINK, MILL, COMPANY, "STANDS", true) + "],\"next\":null}");
        TestEnvironment.gateway.say(API + "/statements", "{\"items\":[],\"next\":null}");
    }

    @Test
    void ok_200_the_chain_is_a_picture_and_a_table_that_says_the_same() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/supply-chains/" + MILL + "/buyers");
        assertThat(page.select("h1").text()).isEqualTo("Mill <1>");
        assertThat(page.select("svg[role=img] > title").text()).isEqualTo("The chain as a picture");
        assertThat(page.select("svg > desc").text()).startsWith("The tables below say the same in words");
        assertThat(page.select("svg rect")).hasSize(3);
        assertThat(page.select("svg line")).hasSize(2);
        assertThat(page.select("svg text").eachText()).contains("Mill <1>", "Agent & Sons", "CO-2", "Stores of a name that is mu…");
        assertThat(page.select("section:has(h2#parties) tbody tr")).hasSize(2);
        assertThat(page.select("section:has(h2#parties)").text()).contains("Agent & Sons CO-2 Company United Kingdom 1 Cloth", "2 Agent & Sons Shirts");
        assertThat(page.select("section:has(h2#links)").text()).contains("Customs data Forced labour");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/supply-chains/" + MILL + "/buyers"));
    }

    @Test
    void ok_200_without_a_buyer_there_is_no_picture_and_the_page_says_what_to_do() {
        TestEnvironment.gateway.say(API + "/supply-reach", new JsonObject(REACH).put("parties", new JsonArray()).put("links", new JsonArray()).encode());
        Document page = aBrowser().open("/portal/desk/supply-chains/" + MILL + "/buyers");
        assertThat(page.select("svg.palermo-drawing")).isEmpty();
        assertThat(page.select("main").text()).contains("Add who buys from it, or import a list.");
    }

    @Test
    void ok_200_an_edition_of_the_list_of_goods_is_opened_and_chosen() {
        TestEnvironment.gateway.say(API + "/goods/editions", """
                {"items":[{"name":"2024 final","publishedOn":"2024-09-05","source":"US Department of Labor","entries":2,"current":true},
                          {"name":"2020-or-before","source":"US Department of Labor","entries":1,"current":false}],"next":null}
                """);
        TestEnvironment.gateway.say(API + "/goods", """
                {"items":[{"good":"Brazil nuts","sector":"Agriculture","country":"BO","countryName":"Bolivia","childLabour":true,"forcedLabour":true,"forcedChildLabour":false}],"next":null}
                """);
        Browser browser = aBrowser();
        Document editions = browser.open("/portal/desk/goods-editions");
        assertThat(editions.select("tbody a").eachAttr("href")).containsExactly("/portal/desk/goods?edition=2024+final", "/portal/desk/goods?edition=2020-or-before");
        Document goods = browser.open("/portal/desk/goods?edition=2024+final&good=Brazil+nuts");
        assertThat(TestEnvironment.gateway.requests.stream().filter(request -> request.path().equals(API + "/goods")).map(FakeGateway.Request::query).toList())
                .anyMatch(query -> query.matches(".*edition=2024(\\+| |%20)final.*") && query.matches(".*good=Brazil(\\+| |%20)nuts.*"));
        assertThat(goods.select("select[name=edition] option").eachText()).containsExactly("The latest", "2024 final", "2020-or-before");
        assertThat(goods.select("select[name=edition] option[selected]").eachText()).containsExactly("2024 final");
        assertThat(goods.select("input[name=good]").val()).isEqualTo("Brazil nuts");
        assertThat(goods.select("tbody").text()).contains("Brazil nuts", "Bolivia");
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/goods"));
    }

    @Test
    void ok_200_a_company_with_its_chain_and_the_laws() {
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/companies/" + COMPANY);
        assertThat(page.select("section:has(h2#suppliers)").text()).contains("Mill", "Shirts", "Customs data", "Stands");
        assertThat(page.select("section:has(h2#years)").text()).contains("£36,000,000.00", "Modern Slavery Act 2015", "threshold");
        assertThat(page.select("a[href=/portal/desk/supply-chains/" + COMPANY + "/suppliers]")).isNotEmpty();
        PageRulesTest.expectWhole(browser, browser.get("/portal/desk/companies/" + COMPANY));
    }

    @Test
    void ok_303_a_buyer_is_added_by_its_reference() {
        Browser browser = aBrowser();
        String path = "/portal/desk/supply-chains/" + MILL + "/buyers/new";
        Document form = browser.open(path);
        Document known = browser.send(form, path, "buyer", "CO-1", "product", "Shirts", "tier", "1", "_go", "next");
        assertThat(known.select("main").text()).contains("A link from a published source is shown to every inspectorate.");
        Document check = browser.send(known, path, "source", "CUSTOMS", "sourceTitle", "", "validFrom.day", "1", "validFrom.month", "1", "validFrom.year", "2025", "_go", "next");
        assertThat(check.select("h1").text()).isEqualTo("Check your answers");
        TestEnvironment.gateway.say("POST " + API + "/supply-links", ONE_LINK.formatted(LINK, MILL, COMPANY, "STANDS", true));
        TestEnvironment.gateway.say(API + "/supply-links/" + LINK, ONE_LINK.formatted(LINK, MILL, COMPANY, "STANDS", true));
        Document done = browser.send(check, path, "_go", "send");
        assertThat(done.select(".govuk-notification-banner").text()).contains("The link is recorded.");
        JsonObject sent = new JsonObject(TestEnvironment.gateway.last("POST").body());
        assertThat(sent.getString("supplier")).isEqualTo(MILL);
        assertThat(sent.getString("buyer")).isEqualTo("CO-1");
        assertThat(sent.getString("validFrom")).isEqualTo("2025-01-01");
    }

    @Test
    void ok_200_only_a_link_of_the_own_inspectorate_that_stands_is_ended() {
        String end = "a[href=/portal/desk/supply-links/" + LINK + "/end]";
        TestEnvironment.gateway.say(API + "/supply-links/" + LINK, ONE_LINK.formatted(LINK, MILL, COMPANY, "STANDS", true));
        assertThat(aBrowser().open("/portal/desk/supply-links/" + LINK).select(end)).isNotEmpty();
        TestEnvironment.gateway.say(API + "/supply-links/" + LINK, ONE_LINK.formatted(LINK, MILL, COMPANY, "STANDS", false));
        assertThat(aBrowser().open("/portal/desk/supply-links/" + LINK).select(end)).isEmpty();
        TestEnvironment.gateway.say(API + "/supply-links/" + LINK, ONE_LINK.formatted(LINK, MILL, COMPANY, "MISTAKE", true));
        assertThat(aBrowser().open("/portal/desk/supply-links/" + LINK).select(end)).isEmpty();
    }

    @Test
    void ok_200_a_statement_with_what_it_says_and_what_was_found() {
        TestEnvironment.gateway.say(API + "/statements/" + STATEMENT, """
                {"id":"%s","regime":"UK","year":2025,"company":"%s","companyName":"Stores","organisationName":"48213","areas":["POLICIES"],"missing":["TRAINING"],
                 "recordedAt":"2026-11-28T21:30:00Z","version":0,"answers":[{"question":"AUDITS","text":"Does it say that it audits?","answer":"YES","from":"REGISTER"}],
                 "columns":[{"name":"Address","value":"1 High Street"}],"sharedWith":[{"id":"x","organisationName":"Stores Group"}]}
                """.formatted(STATEMENT, COMPANY));
        TestEnvironment.gateway.say(API + "/statements/" + STATEMENT + "/cross-check", """
                {"statement":"%1$s","company":"%2$s","companyName":"Stores","year":2025,"since":"2025-01-01","suppliers":3,"cut":false,
                 "says":[{"question":"AUDITS","text":"Does it say that it audits?","answer":"YES","from":"REGISTER"}],
                 "found":[{"workplace":{"id":"%3$s","kind":"WORKPLACE","reference":"W-1","name":"Mill","country":"GB"},"step":2,"via":["Agent"],"visits":1,"findings":2,"positive":1,"violations":4,"finalOrders":3,
                           "lastVisit":"2026-11-28T21:30:00Z"}],"contrasts":["AUDITED_AND_FOUND"]}
                """.formatted(STATEMENT, COMPANY, MILL));
        signInAs("LABOUR_INSPECTORATE", "chief-inspector");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/desk/statements/" + STATEMENT);
        assertThat(page.select("main").text()).contains("48213", "Year 2025", "Policies", "Does it say that it audits? Yes", "The register", "Stores Group", "1 High Street");
        String address = page.select("a[href$=/cross-check]").attr("href");
        Document checked = browser.open(address);
        assertThat(checked.select("main").text()).contains("It says that suppliers are audited, and inspectors found signs of forced labour", "Mill W-1 2 Agent 1 2 1 4 3",
                "A positive screening is no legal finding.");
        PageRulesTest.expectWhole(browser, browser.get(address));
    }

    @Test
    void ok_200_everybody_reads_the_final_orders_of_a_workplace() {
        TestEnvironment.gateway.say(API + "/published-findings", """
                {"osId":"GB2026001ABCDE0","items":[{"code":"X","text":"Paid less than the minimum wage","statute":"Act s. 1","order":"IMPROVEMENT","complied":true,"finalOn":"2026-03-01"},
                 {"code":"Y","text":"No contract","statute":"Act s. 2","complied":false,"finalOn":"2026-02-01"}]}""");
        Browser browser = aBrowser();
        Document page = browser.open("/portal/published-orders?osId=gb2026001-abcde0");
        assertThat(page.select("tbody").text()).isEqualTo("Paid less than the minimum wage Act s. 1 To improve 2026-03-01 Yes No contract Act s. 2 Penalty 2026-02-01 No");
        assertThat(TestEnvironment.gateway.requests).allSatisfy(request -> assertThat(request.authorization()).isNull());
        PageRulesTest.expectWhole(browser, browser.get("/portal/published-orders?osId=GB2026001ABCDE0"));
        browser.open("/portal/published-orders?osId=GB2026001ABCDE0&lang=zh");
        assertThat(TestEnvironment.gateway.requests).anyMatch(request -> request.path().equals(API + "/published-findings") && request.query().contains("language=zh"));
        TestEnvironment.gateway.say(API + "/published-findings", "{\"osId\":\"GB2026001ABCDE0\",\"items\":[]}");
        assertThat(aBrowser().open("/portal/published-orders?osId=GB2026001ABCDE0").select("main").text()).contains("That does not say that nothing was found there.");
    }

    @Test
    void invalid_400_what_is_no_os_id() {
        Browser browser = aBrowser();
        var answer = browser.get("/portal/published-orders?osId=%3Cb%3Emill");
        assertThat(answer.statusCode()).isEqualTo(400);
        PageRulesTest.expectWhole(browser, answer);
        assertThat(browser.document(answer).select(".govuk-error-summary a[href=#osId]")).hasSize(1);
        assertThat(browser.document(answer).select("#osId").attr("value")).isEqualTo("<b>mill");
        assertThat(browser.get("/portal/published-orders").statusCode()).isEqualTo(200);
    }

    @Test
    void forbidden_403_another_role() {
        signInAs("NGO", "ngo");
        assertThat(aBrowser().get("/portal/desk/supply-chains/" + MILL + "/buyers").statusCode()).isEqualTo(403);
        assertThat(aBrowser().get("/portal/desk/statements/" + STATEMENT + "/cross-check").statusCode()).isEqualTo(403);
    }
}
