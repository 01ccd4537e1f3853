package org.palermo.referral.casefile;

import java.util.Random;
import java.util.UUID;

/// A person with a name that no other test uses.
public record Somebody(String given, String family, String born, String passport, String phone) {
    private static final Random RANDOM = new Random();

    public static Somebody unknown() {
        return new Somebody(word(), word(), "19%02d-0%d-1%d".formatted(RANDOM.nextInt(60, 100), RANDOM.nextInt(1, 10), RANDOM.nextInt(0, 10)),
                UUID.randomUUID().toString().substring(0, 13).toUpperCase(), "+84 %09d".formatted(RANDOM.nextInt(1_000_000_000)));
    }

    /// Alternates consonants and vowels, so that no two names match in any form of comparison.
    private static String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append("bcdfgklmnprstvz".charAt(RANDOM.nextInt(15))).append("aeiou".charAt(RANDOM.nextInt(5)));
        }
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    public String referral() {
        return referral("GB-SCT");
    }

    public String referral(String region) {
        return """
                {"region":"%s","ageGroup":"ADULT","consent":true,"sex":"FEMALE","exploitation":["LABOUR"],"nationality":"VN","languages":["vi"],
                 "person":{"givenName":"%s","familyName":"%s","dateOfBirth":"%s",
                           "identifiers":[{"kind":"PASSPORT","value":"%s"},{"kind":"PHONE","value":"%s"}]},
                 "safeContact":{"channel":"PHONE","value":"%s","when":"mornings with %s","words":"ask for %s"},
                 "circumstances":"She came with %s."}
                """.formatted(region, given, family, born, passport, phone, phone, given, family, given);
    }
}
