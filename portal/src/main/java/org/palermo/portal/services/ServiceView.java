package org.palermo.portal.services;

import java.util.List;

/// A service as the page shows it.
///
/// @param organisation who offers it; null when the name says so, or when nobody may know
/// @param holidays what applies on public holidays, or null
/// @param takes whom it takes, or null
/// @param cannotTake whom it can't take, as the organisation wrote it, or null
/// @param ages of whom it takes, or null
/// @param areas where it works
/// @param address its lines; empty when there is none that may be shown
/// @param waits how long people wait, and how many more are taken
/// @param notes what a reader must know before she calls
public record ServiceView(
        String name, String organisation, List<PhoneView> phones, String web, List<Hours> hours, String holidays, List<String> languages,
        String takes, String cannotTake, String ages, List<String> areas, List<String> address, List<String> waits,
        List<String> notes) {

    /// @param about what the number is for, or null
    /// @param languages in which it is answered
    public record PhoneView(String number, String about, String languages) {
        /// For a link: `tel:` without spaces.
        public String dialled() {
            return number.replaceAll("[^+0-9]", "");
        }
    }

    /// @param times null when it is always open
    public record Hours(String days, String times, String until) {}
}
