package org.palermo.portal.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/// The parts that surround a page: language, navigation, sign-out.
///
/// @param person the name of the signed-in person, or null
/// @param here the address of this page, to which a language can be added
/// @param worklist whether the navigation offers the worklist
/// @param refers whether the person refers people to the mechanism
/// @param people whether the person manages the accounts of an organisation
/// @param notices whether the services send notices to the person
/// @param finds whether every page has the box that finds a case
/// @param quickExit whether every page has the button that leaves it at once
public record Frame(
        Language language, String person, String here, boolean worklist, boolean refers, boolean people, boolean notices, boolean finds,
        boolean quickExit) {

    public boolean isSignedIn() {
        return person != null;
    }

    public List<Language> others() {
        return List.of(Language.values()).stream().filter(l -> l != language).toList();
    }

    /// For a page that can only be reached by sending a form: its links lead to the first page of the process.
    public Frame from(String start) {
        return new Frame(language, person, start, worklist, refers, people, notices, finds, quickExit);
    }

    /// The address of this page in another language.
    public String in(Language other) {
        return here + (here.contains("?") ? "&" : "?") + "lang=" + other.tag();
    }

    public String date(LocalDate date) {
        return date == null ? "" : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language.dates()).format(date);
    }

    /// The date in UTC.
    public String dateOf(Instant instant) {
        return date(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    /// Date and time to the minute in UTC, with the zone.
    public String minuteOf(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language.dates()).withZone(ZoneOffset.UTC).format(instant) + " UTC";
    }

    public String longDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(language.dates()).format(date);
    }
}
