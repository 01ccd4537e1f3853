package org.palermo.local.sample;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A service line, in the form of `POST /api/nrm/v1/service-lines/imports`. Its provider is marked as synthetic.
///
/// @param regions empty when it is national
/// @param history earlier states, oldest first; the present one is only in `state`, `reason` and `since`
record ServiceLine(
        UUID id,
        UUID providerId,
        String category,
        String pillar,
        boolean national,
        List<String> regions,
        List<String> channels,
        boolean transport,
        String state,
        String reason,
        Instant since,
        Helpline helpline,
        List<Change> history,
        boolean publicListing,
        Contact contact) {

    record Change(String state, String reason, Instant since) {}

    /// @param unansweredShare of all calls, 0 to 1
    record Helpline(int lines, int averageWaitSeconds, double unansweredShare) {}

    /// How a line is reached; null when nothing was said.
    record Contact(
            List<Phone> phones, boolean addressConfidential, String web, Hours hours, List<String> languages, Takes takes,
            List<String> accessibility) {

        /// A helpline that is open day and night, for women and girls. Its number is one that no network assigns.
        static Contact helpline(String number, String web, List<String> languages) {
            return new Contact(List.of(new Phone(number, "Free of charge, day and night", languages)), true, web,
                    new Hours(true, List.of(), "Open as on other days."), languages, new Takes(true, true, false, false),
                    List.of("TEXT_RELAY"));
        }
    }

    record Phone(String number, String label, List<String> languages) {}

    record Hours(boolean alwaysOpen, List<String> periods, String publicHolidays) {}

    record Takes(boolean women, boolean girls, boolean men, boolean boys) {}
}
