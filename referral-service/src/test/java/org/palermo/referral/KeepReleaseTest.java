package org.palermo.referral;

import static org.palermo.referral.casefile.Given.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.Palermo;
import org.palermo.kernel.test.upgrade.KeepRelease;
import org.palermo.kernel.test.upgrade.Read;
import org.palermo.kernel.test.walk.Call;
import org.palermo.referral.casefile.Given;
import org.palermo.referral.people.FakeKeycloak;
import org.palermo.referral.statistics.GivenStatistics;

@QuarkusTest
@QuarkusTestResource(Palermo.class)
@QuarkusTestResource(FakeKeycloak.class)
@EnabledIfSystemProperty(named = KeepRelease.ASKED, matches = ".+")
class KeepReleaseTest extends KeepRelease {
    private static final String API = "/api/nrm/v1";
    private static final String QUARTER = "2013-Q1";
    private static final String LIST = "a published list, which comes with the version";
    private static final String PEOPLE = "names of accounts are in the identity provider";

    private String file;
    private String access;
    private String release;

    @Override
    protected String packageName() {
        return "org.palermo.referral";
    }

    @Override
    protected void fill() {
        new AuditWalkTest().every_answer_is_audited();
        file = Given.refer(Account.BORDER, Given.ADULT).statusCode(201).extract().path("id");
        Given.decide(Account.AUTHORITY, UUID.fromString(file), "\"0\"", Given.positive()).statusCode(200);
        sameDocument();
        sameDocument();
        created(Account.DATA_PROTECTION, "/retention/case_file/" + file + "/legal-holds",
                Map.of("reason", "CLAIM", "explanation", "She claims."));
        Given.nothingOpened();
        access = created(Account.OTHER_COORDINATOR, "/break-glass",
                Map.of("kind", "case_file", "record", file, "reason", "RISK_TO_LIFE", "explanation", "She calls for help.", "minutes", 60));
        release = GivenStatistics.published(QUARTER);
        as(Account.NGO).body(Map.of("region", "ZZ-N", "category", "LEGAL", "cause", "FULL", "effect", "DELAYED"))
                .post(API + "/access-difficulties").then().statusCode(200);
        // Figures are taken when somebody asks first.
        as(Account.ADMINISTRATOR).get(API + "/cases/summary?country=GB").then().statusCode(200);
        Given.sql("delete from statistics_release where series = 'access-difficulty'");
    }

    private static void sameDocument() {
        Given.refer(Account.RESPONDER, Given.ADULT.replace("\"familyName\":\"Tran\"",
                "\"familyName\":\"Tran\",\"identifiers\":[{\"kind\":\"PASSPORT\",\"value\":\"B7 654 321\"}]")).statusCode(201);
    }

    private static String created(Account account, String path, Object body) {
        return as(account).body(body).post(API + path).then().statusCode(201).extract().path("id");
    }

    @Override
    protected Map<String, Call> calls() {
        return Map.ofEntries(
                Map.entry("AuditResource.about", Call.query("record=" + file)),
                Map.entry("AuditResource.links", Call.query("limit=5")),
                Map.entry("CaseAudit.page", Call.query("reference=" + Given.text("select reference from case_file where id = '" + file + "'"))),
                Map.entry("CaseFiles.page", Call.query("limit=200")),
                Map.entry("CaseFiles.summary", Call.query("country=GB")),
                Map.entry("ExportsResource.export", Call.query("format=CSV")),
                Map.entry("MechanismResource.status", Call.query("country=ZZ")),
                Map.entry("MechanismResource.series", Call.query("country=ZZ&from=2026-01-01&until=2026-03-01")),
                Map.entry("Providers.page", Call.query("country=ZZ")),
                Map.entry("Recalculations.preview", Call.query("scope=GB")),
                Map.entry("RetentionResource.due", Call.query("kind=case_file&country=GB&limit=200")),
                Map.entry("ServiceLines.page", Call.query("country=ZZ")),
                Map.entry("StatisticsReleases.page", Call.query("country=ZZ")),
                Map.entry("StatisticsResource.releases", Call.query("country=ZZ")));
    }

    @Override
    protected List<Read> more() {
        String line = Given.text("select id from service_line order by id limit 1");
        String provider = Given.text("select id from provider order by id limit 1");
        String link = Given.text("select case_file || '/links/' || id from case_link where state = 'OPEN' limit 1");
        String figures = "/statistics/ZZ/" + QUARTER;
        Stream<String> records = Stream.of(
                "/cases/" + file, "/cases/" + link, "/retention/case_file/" + file + "/legal-holds", "/break-glass/" + access,
                "/service-lines/" + line, "/service-lines/" + line + "/states", "/service-lines/" + line + "/descriptions",
                "/providers/" + provider,
                "/statistics-releases/" + release, figures, figures + "/tables/referrals.csv", figures + "/workbook.xlsx");
        return Stream.concat(records.map(path -> Read.get(API + path)), Stream.of(
                Read.search(API + "/cases/searches", "{\"name\":\"Mai Tran\"}"),
                Read.search(API + "/cases/searches", "{\"identifier\":{\"kind\":\"PASSPORT\",\"value\":\"B7654321\"}}"),
                Read.repeated(Account.RESPONDER, API + "/referrals", Given.ADULT, "kept-with-the-release"))).toList();
    }

    @Override
    protected Map<String, String> excused() {
        return Map.ofEntries(
                Map.entry("NoticesResource.stream", "a stream, which waits"),
                Map.entry("People.page", PEOPLE),
                Map.entry("People.get", PEOPLE),
                Map.entry("ReviewsResource.unconfirmed", PEOPLE),
                Map.entry("SuspensionsResource.listed", "the gateway asks with a key of its own"),
                Map.entry("ReportsTakenUpResource.page", "only a service asks it"),
                Map.entry("Certificates.page", "a printed page, whose form may change"),
                Map.entry("CountriesResource.all", LIST),
                Map.entry("FieldsResource.all", LIST),
                Map.entry("CompensationSchemes.of", LIST),
                Map.entry("AccessDifficulties.summary", "half a megabyte of figures for each quarter; the published release has them too"));
    }
}
