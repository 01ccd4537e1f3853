package org.palermo.portal.desk.enforcement;

import java.util.UUID;

/// What the page that sends a large recording knows.
///
/// @param back the address of the visit or the finding
/// @param home the address that its script asks
/// @param then the address below which the file is kept as evidence once it is sent
/// @param evidence the address of the form for smaller files
/// @param finding empty for the visit as a whole
public record RecordingPage(String back, String home, String then, String evidence, String finding) {

    /// @param visit the address of its page
    /// @param finding or null
    static RecordingPage of(String visit, UUID finding) {
        return finding == null ? new RecordingPage(visit, visit + "/recordings", visit + "/attachments", visit + "/evidence/new", "")
                : new RecordingPage(visit + "/findings/" + finding, visit + "/recordings", visit + "/attachments",
                        visit + "/evidence/new?finding=" + finding, finding.toString());
    }
}
