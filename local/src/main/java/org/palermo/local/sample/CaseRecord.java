package org.palermo.local.sample;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A case file in the form of `POST /api/nrm/v1/cases/imports`. A `NOTIFIED_ONLY` file has no nationality, languages,
/// person or codes: they are absent, not empty.
///
/// @param nationality ISO 3166-1 alpha-2
/// @param languages BCP 47, the person's first language first
/// @param history past stages, oldest first, the present one last; the draft before them is not recorded
/// @param htcds codes by HTCDS 2.0 field name
record CaseRecord(
        String externalId,
        String region,
        String stage,
        UUID senderAgency,
        Instant referredAt,
        String ageGroup,
        String sex,
        List<String> exploitation,
        String nationality,
        List<String> languages,
        Person person,
        List<Step> history,
        Map<String, Object> htcds,
        boolean synthetic) {

    /// @param dateOfBirth absent where the age is unsure
    record Person(String givenName, String familyName, LocalDate dateOfBirth) {}

    record Step(String stage, Instant at) {}

    CaseRecord withCodes(Map<String, Object> codes) {
        return new CaseRecord(externalId, region, stage, senderAgency, referredAt, ageGroup, sex, exploitation, nationality,
                languages, person, history, codes, synthetic);
    }
}
