package org.palermo.portal.desk.document;

import java.util.List;

/// The form that sends a file to a case, a visit or a finding, in words.
///
/// @param action its address
/// @param back the address of the case, the visit or the finding
/// @param finding the finding that the file belongs to; empty for a case, or a visit as a whole
/// @param key the idempotency key, created with the form
/// @param problem why it was not done, or null
/// @param english the service's own words for the problem, or null
/// @param kindWrong what is wrong with the answer, or null; the same for the others
public record FileForm(
        String action, String back, String finding, String key, List<Kind> kinds, String why, String problem, String english,
        String kindWrong, String whyWrong, String fileWrong) {

    public record Kind(String code, String label, boolean chosen) {}

    public boolean isWrong() {
        return problem != null || hasErrors();
    }

    public boolean hasErrors() {
        return kindWrong != null || whyWrong != null || fileWrong != null;
    }

    public String chosenKind() {
        return kinds.stream().filter(Kind::chosen).map(Kind::code).findFirst().orElse(null);
    }

    public FileForm failed(String said, String inEnglish) {
        return new FileForm(action, back, finding, key, kinds, why, said, inEnglish, null, null, null);
    }

    public FileForm wrong(String ofKind, String ofWhy, String ofFile) {
        return new FileForm(action, back, finding, key, kinds, why, null, null, ofKind, ofWhy, ofFile);
    }

    public FileForm refused(FileSending.Refusal refusal) {
        return refusal.ofFile() ? wrong(null, null, refusal.said()) : failed(refusal.said(), refusal.english());
    }
}
