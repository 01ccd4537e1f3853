package org.palermo.portal.desk.watch;

import java.util.List;

/// The form of an export of the audit.
///
/// @param services of which service the entries are
/// @param periods how many days back, with today
/// @param first the first day, as it was typed
/// @param last the last day, as it was typed
/// @param number of the file of a court or office, as it was typed
/// @param cut when the days have more entries than a file takes; null otherwise
public record AuditExportForm(
        List<Choice> services, List<Choice> periods, List<Choice> purposes, TypedDay first, TypedDay last, String number, Wrong wrong,
        Cut cut) {

    public record Choice(String code, String label, boolean chosen) {}

    /// Why there is no file, in words; each null when that is not the reason.
    public record Wrong(String first, String last, String purpose, String number, String problem) {
        static final Wrong NOTHING = new Wrong(null, null, null, null, null);

        static Wrong problem(String problem) {
            return new Wrong(null, null, null, null, problem);
        }

        static Wrong number(String number) {
            return new Wrong(null, null, null, number, null);
        }

        public boolean isAny() {
            return first != null || last != null || purpose != null || number != null || problem != null;
        }
    }

    /// A file that is not complete: what it has, and what to send to have it and to go on after it.
    ///
    /// @param text how many entries it has
    /// @param begins the time of its first entry
    /// @param ends the time of its last entry
    /// @param entry the number of its last entry
    /// @param after the number of the entry after which it begins, or empty
    public record Cut(
            String text, String begins, String ends, String entry, String service, TypedDay first, TypedDay last, String purpose,
            String number, String after) {}
}
