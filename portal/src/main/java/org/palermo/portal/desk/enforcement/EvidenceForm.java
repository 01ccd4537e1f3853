package org.palermo.portal.desk.enforcement;

import java.util.List;

/// The form that sends a file, in words.
///
/// @param action its address
/// @param back the address of the visit or the finding
/// @param finding the finding that it belongs to; empty for the visit as a whole
/// @param key the idempotency key, created with the form
/// @param problem why it was not done, or null
/// @param english the service's own words for the problem, or null
/// @param kindWrong what is wrong with the answer, or null; the same for the others
public record EvidenceForm(
        String action, String back, String finding, String key, List<Kind> kinds, String why, String problem, String english, String kindWrong,
        String whyWrong, String fileWrong) {

    public record Kind(String code, String label, boolean chosen) {}

    public boolean isWrong() {
        return problem != null || hasErrors();
    }

    public boolean hasErrors() {
        return kindWrong != null || whyWrong != null || fileWrong != null;
    }

    EvidenceForm failed(String said, String inEnglish) {
        return new EvidenceForm(action, back, finding, key, kinds, why, said, inEnglish, null, null, null);
    }

    EvidenceForm wrong(String kind, String reason, String file) {
        return new EvidenceForm(action, back, finding, key, kinds, why, null, null, kind, reason, file);
    }
}
