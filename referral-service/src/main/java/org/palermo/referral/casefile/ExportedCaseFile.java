package org.palermo.referral.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A case file as it goes out in a format of others.
///
/// @param sender the name of the organisation that referred, or null when the register does not hold it
/// @param person null for one who was only notified
/// @param attributes by HTCDS 2.0 field name, as imported
/// @param corrected the fields of the person of which these say no more what is kept
public record ExportedCaseFile(
        UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, List<Exploitation> exploitation, String sender,
        Instant referredAt, CaseFileView.PersonView person, Map<String, Object> attributes,
        Set<String> corrected) {}
