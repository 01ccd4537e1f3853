package org.palermo.referral.casefile.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileStage;
import org.palermo.referral.casefile.CaseFileView;
import org.palermo.referral.casefile.Exploitation;
import org.palermo.referral.casefile.age.AgeGroup;
import org.palermo.referral.casefile.person.Sex;

/// A case file for export in another format.
///
/// @param sender the name of the organisation that referred, or null when it is not in the register
/// @param person null when the person was only notified
/// @param attributes values by HTCDS 2.0 field name, as imported
/// @param corrected fields of the person that were corrected since, so that their values in `attributes` are out of date
public record ExportedCaseFile(
        UUID id, String reference, String region, CaseFileStage stage, AgeGroup ageGroup, Sex sex, List<Exploitation> exploitation,
        String sender, Instant referredAt, CaseFileView.PersonView person, Map<String, Object> attributes,
        Set<String> corrected) {}
