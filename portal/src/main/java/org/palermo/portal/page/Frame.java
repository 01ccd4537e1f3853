package org.palermo.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Supplier;

/// The parts that surround a page: language, navigation, sign-out.
///
/// @param person the name of the signed-in person, or null
/// @param here the address of this page, to which a language can be added
/// @param worklist whether the navigation offers the worklist
/// @param refers whether the person refers people to the mechanism
/// @param people whether the person manages the accounts of an organisation
/// @param notices whether the services send notices to the person
/// @param finds by what the box on every page finds a case
/// @param quickExit whether every page has the button that leaves it at once
/// @param zone of the times on the page
/// @param bell the number of unread notices, as it is known when the page is written
public record Frame(
        Language language, String person, String here, boolean worklist, boolean refers, boolean people, boolean notices, Finds finds,
        boolean quickExit, ZoneId zone, Supplier<UnreadCount.Unread> bell) {

    public boolean isSignedIn() {
        return person != null;
    }

    public boolean hasFindBox() {
        return finds != Finds.NOTHING;
    }

    public boolean findsByName() {
        return finds == Finds.BY_NAME;
    }

    public List<Language> others() {
        return List.of(Language.values()).stream().filter(l -> l != language).toList();
    }

    /// For a page that can only be reached by sending a form: its links lead to the first page of the process.
    public Frame from(String start) {
        return new Frame(language, person, start, worklist, refers, people, notices, finds, quickExit, zone, bell);
    }

    /// With the times of a zone.
    Frame at(ZoneId zone) {
        return new Frame(language, person, here, worklist, refers, people, notices, finds, quickExit, zone, bell);
    }

    public UnreadCount.Unread unread() {
        return bell.get();
    }

    /// The address of this page in another language.
    public String in(Language other) {
        return here + (here.contains("?") ? "&" : "?") + "lang=" + other.tag();
    }

    public String date(LocalDate date) {
        return date == null ? "" : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.dates()).format(date);
    }

    /// Local date and time to the minute, with the zone.
    public String minuteOf(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(language.dates()).withZone(zone).format(instant)
                + " " + DateTimeFormatter.ofPattern("zzz", language.dates()).withZone(zone).format(instant);
    }

    public String longDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language.dates()).format(date);
    }
}
