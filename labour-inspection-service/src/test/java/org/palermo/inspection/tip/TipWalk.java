package org.palermo.inspection.tip;

import static org.palermo.inspection.Given.as;

import io.restassured.RestAssured;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.inspection.tip.official.TipsTest;
import org.palermo.inspection.tip.partner.PartnerCredentialsTest;
import org.palermo.inspection.tip.partner.PartnerTipsTest;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;
import org.palermo.kernel.test.walk.AuditWalk;
import org.palermo.kernel.test.walk.Call;
import org.palermo.kernel.test.walk.Secret;

/// A tip of each of two inspectorates and one of the public, and an agreement of each with a credential, for the walks over all routes.
///
/// @param ours id of a tip that the chief inspector reads
/// @param theirs id of one of another inspectorate
/// @param word secret in ours
/// @param other secret in theirs
/// @param agreement of the chief inspector's inspectorate
/// @param credential of that agreement
/// @param theirAgreement of another inspectorate
/// @param theirCredential of that agreement
/// @param told secret in a tip of the public
public record TipWalk(String ours, String theirs, String word, String other, String agreement, String credential, String theirAgreement,
        String theirCredential, String told) {
    private static final String CHILD = """
            {"suspectedVictim":{"ageGroup":"CHILD","sex":"FEMALE","exploitation":["LABOUR"],"region":"GB-ENG-NW"}}
            """;

    private static final String AGREEMENT = """
            {"partner":"B","kind":"BANK","purpose":"P","legalBasis":"L","fields":["WORDS"],"validFrom":"2026-01-01",
             "validUntil":"2099-01-01"}
            """;

    /// Operations that are not audited, and why.
    public static final Map<String, String> EXCUSED = Map.of("TipDecisions.visit", "an entry of the tip beside that of the planned visit would tell why it is planned");

    public static TipWalk arranged() {
        String word = TipsTest.word();
        String other = TipsTest.word();
        String told = TipsTest.word();
        String agreement = TipsTest.agreement("WORDS");
        String theirAgreement = ofTheirChief(TipsTest.AGREEMENTS, AGREEMENT);
        RestAssured.given().contentType("application/json").body(PublicTipsTest.tip(told)).post(PublicTipsTest.PUBLIC).then().statusCode(201);
        return new TipWalk(TipsTest.taken(Account.INSPECTOR, TipsTest.tip(word)), TipsTest.taken(Account.OTHER_INSPECTOR, TipsTest.tip(other)), word, other,
                agreement, PartnerCredentialsTest.credential(agreement).getString("id"), theirAgreement,
                ofTheirChief(TipsTest.AGREEMENTS + "/" + theirAgreement + "/credentials", "{\"name\":\"n\"}"), told);
    }

    /// What the chief inspector of the other inspectorate makes, for whom the sample has no account.
    ///
    /// @return its id
    private static String ofTheirChief(String path, String body) {
        Account theirs = Account.OTHER_INSPECTOR;
        String chief = TestTokens.of("OTHER_CHIEF", theirs.agency(), theirs.kind(), theirs.regions(), Set.of(Role.CHIEF_INSPECTOR));
        return RestAssured.given().auth().oauth2(chief).contentType("application/json").body(body).post(path)
                .then().statusCode(201).extract().path("id");
    }

    public Map<String, Call> calls() {
        String visit = "{\"workplace\":\"%s\",\"from\":\"%s\",\"by\":\"%s\"}".formatted(UUID.randomUUID(), LocalDate.now(), LocalDate.now().plusDays(5));
        String partnerTip = "{\"id\":\"1\",\"purpose\":\"P\",\"country\":\"GB\",\"concern\":\"MONEY\",\"content\":{\"words\":\"W\"}}";
        return Map.ofEntries(
                Map.entry("Tips.record", Call.json(TipsTest.tip("x"))),
                Map.entry("Tips.page", Call.query("limit=200")),
                Map.entry("TipDecisions.visit", Call.json(visit).withETag(0)),
                Map.entry("TipDecisions.refer", Call.json(CHILD).withETag(0)),
                Map.entry("TipDecisions.close", Call.json("{\"ground\":\"NOT_OURS\"}").withETag(0)),
                Map.entry("PublicTips.send", Call.json(PublicTipsTest.tip("x"))),
                Map.entry("PartnerTips.send", Call.json(partnerTip)),
                Map.entry("PartnerCredentials.make", Call.json("{\"name\":\"n\"}")),
                Map.entry("PartnerCredentials.page", Call.query("limit=200")),
                Map.entry("PartnerAgreements.page", Call.query("limit=200")),
                Map.entry("PartnerAgreements.record", Call.json(AGREEMENT)));
    }

    /// For paths with the id of a tip or an agreement: one of another inspectorate.
    public Map<String, String> foreign(String route, boolean ofOurs) {
        return switch (route) {
            case "Tips.get", "TipDecisions.visit", "TipDecisions.refer", "TipDecisions.close", "SuspiciousActivityReports.get" -> Map.of("tip", theirs);
            case "PartnerAgreements.get", "PartnerAgreements.end", "PartnerCredentials.make", "PartnerCredentials.page" ->
                Map.of("agreement", ofOurs ? theirAgreement : agreement);
            case "PartnerCredentials.get", "PartnerCredentials.revoke" ->
                Map.of("agreement", ofOurs ? theirAgreement : agreement, "credential", ofOurs ? theirCredential : credential);
            default -> Map.of();
        };
    }

    public Stream<Secret> secrets() {
        return Stream.of(new Secret(word, caller -> caller.is(Account.CHIEF)), new Secret(told, caller -> caller.is(Account.CHIEF)), new Secret(other, Secret.NOBODY));
    }

    /// Calls each audited operation.
    public static void audit(AuditWalk walk) {
        String agreement = walk.call("PartnerAgreements.record", Account.CHIEF, r -> r.body("""
                {"partner":"B","kind":"BANK","purpose":"P","legalBasis":"L","fields":["WORDS"],"validFrom":"2026-01-01","validUntil":"2099-01-01"}
                """).post(TipsTest.AGREEMENTS), AuditWalk::theOne).path("id");
        walk.call("PartnerAgreements.get", Account.INSPECTOR, r -> r.get(TipsTest.AGREEMENTS + "/" + agreement), AuditWalk::theOne);
        walk.call("PartnerAgreements.page", Account.INSPECTOR, r -> r.get(TipsTest.AGREEMENTS + "?limit=5"), AuditWalk::all);
        String credentials = TipsTest.AGREEMENTS + "/" + agreement + "/credentials";
        String credential = walk.call("PartnerCredentials.make", Account.CHIEF, r -> r.body("{\"name\":\"n\"}").post(credentials), AuditWalk::theOne).path("id");
        walk.call("PartnerCredentials.page", Account.CHIEF, r -> r.get(credentials + "?limit=5"), AuditWalk::all);
        walk.call("PartnerCredentials.get", Account.CHIEF, r -> r.get(credentials + "/" + credential), AuditWalk::theOne);
        walk.call("PartnerCredentials.revoke", Account.CHIEF, r -> r.post(credentials + "/" + credential + "/revoke"), AuditWalk::theOne);
        // Nobody's token stands in these entries: PublicTipsTest and PartnerTipsTest check them.
        walk.elsewhere("PublicTips.send", "PartnerTips.send");
        walk.call("PartnerAgreements.end", Account.CHIEF, r -> r.post(TipsTest.AGREEMENTS + "/" + agreement + "/end"), AuditWalk::theOne);
        String tip = walk.call("Tips.record", Account.INSPECTOR, r -> r.body(TipsTest.tip("x")).post(TipsTest.TIPS), AuditWalk::theOne).path("id");
        String path = TipsTest.TIPS + "/" + tip;
        walk.call("Tips.page", Account.CHIEF, r -> r.get(TipsTest.TIPS + "?limit=5"), AuditWalk::all);
        walk.call("Tips.get", Account.CHIEF, r -> r.get(path), AuditWalk::theOne);
        walk.call("SuspiciousActivityReports.get", Account.CHIEF, r -> r.get(path + "/suspicious-activity-report"), answer -> List.of(tip));
        walk.call("TipDecisions.refer", Account.CHIEF, r -> r.header("If-Match", "\"0\"").body(CHILD).post(path + "/decisions/referral"), AuditWalk::theOne);
        walk.call("TipDecisions.close", Account.CHIEF, r -> r.header("If-Match", "\"1\"").body("{\"ground\":\"DONE\"}").post(path + "/decisions/close"), AuditWalk::theOne);
    }

    /// What a chief inspector reads of the tip of her inspectorate.
    public void isToldToTheChief() {
        as(Account.CHIEF).get(TipsTest.TIPS + "/" + ours).then().statusCode(200).body(org.hamcrest.Matchers.containsString(word));
    }
}
