package org.palermo.systemtest;

import org.palermo.systemtest.suite.Suite;

/// Made-up people for referrals.
public final class People {

    private People() {}

    /// The subject of the account's tokens, which is also the account's id.
    public static String subject(Suite suite, String account) {
        return Jwt.of(suite.tokens().of(account)).claims().get("sub").asText();
    }

    /// The number of case files that the competent authority finds by this name.
    public static int files(Suite suite, String name) {
        return new Mechanism(suite).filesOf(name);
    }

    /// @param ageGroup `ADULT`, `CHILD` or `UNSURE`
    /// @param consent `true`, `false` or `null`
    /// @param name a name by which the journey finds this person again, and checks that she is nowhere else
    public static String referral(String ageGroup, String consent, String name) {
        return referral("GB-ENG-LDN", ageGroup, consent, name);
    }

    static String referral(String region, String ageGroup, String consent, String name) {
        return """
                {"region": "%s", "ageGroup": "%s", "consent": %s, "sex": "FEMALE", "exploitation": ["DOMESTIC_SERVITUDE"],
                 "nationality": "PH", "languages": ["tl", "en"], "circumstances": "Kept in a house without pay.",
                 "person": {"givenName": "%s", "familyName": "Journey"},
                 "safeContact": {"channel": "IN_PERSON", "when": "at the church on Sundays"}}
                """.formatted(region, ageGroup, consent, name);
    }

    /// An inspector's finding with a suspected victim.
    ///
    /// @param finding the id that the inspector's device made
    public static String finding(String finding, String ageGroup, String consent, String name) {
        return """
                {"id": "%s", "subject": "%s", "workers": 1, "indicators": [],
                 "suspectedVictim": {"consent": %s, "ageGroup": "%s", "sex": "FEMALE", "exploitation": ["LABOUR"], "region": "GB-ENG-LDN",
                                     "person": {"givenName": "%s", "familyName": "Journey"}, "nationality": "VN", "languages": ["vi"]}}
                """.formatted(finding, ageGroup.equals("ADULT") ? "ADULT" : "CHILD", consent, ageGroup, name);
    }
}
