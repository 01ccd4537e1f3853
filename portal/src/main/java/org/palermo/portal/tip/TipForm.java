package org.palermo.portal.tip;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.palermo.portal.gateway.Tip;
import org.palermo.portal.page.TypedText;
import org.palermo.portal.publicform.TypedForm;

/// What somebody typed on the public page. It lives as long as the request.
///
/// @param concern what it is about; may be empty
/// @param day the last day on which it was seen, with month and year; may be empty
/// @param contact how the sender can be reached; may be empty
record TipForm(
        String country, String what, String place, String placeKind, String concern, String day, String month, String year,
        boolean dangerNow, String contact) implements TypedForm {
    static final TipForm EMPTY = new TipForm("", "", "", "", "", "", "", "", false, "");
    /// As the service has them.
    static final List<String> PLACE_KINDS =
            List.of("FACTORY", "FARM", "BUILDING_SITE", "RESTAURANT_OR_HOTEL", "SHOP_OR_SALON", "HOME", "VEHICLE_OR_SHIP",
                    "STREET", "OTHER");
    static final List<String> CONCERNS = List.of("LABOUR", "DOMESTIC_WORK", "SEXUAL_EXPLOITATION", "CHILD", "OTHER");
    private static final int WHAT = 4000;
    private static final int PLACE = 300;
    private static final int CONTACT = 300;
    private static final int EARLIEST = 1990;

    static TipForm of(String country, String what, String place, String placeKind, String concern, String day, String month, String year,
            String dangerNow, String contact) {
        return new TipForm(TypedText.of(country), TypedText.of(what), TypedText.of(place), TypedText.of(placeKind),
                TypedText.of(concern), TypedText.of(day), TypedText.of(month), TypedText.of(year), "true".equals(dangerNow),
                TypedText.of(contact));
    }

    @Override
    public List<String> wrong(List<String> countries) {
        List<String> wrong = new ArrayList<>();
        add(wrong, "country", countries.contains(country));
        add(wrong, "what", !what.isEmpty() && what.length() <= WHAT);
        add(wrong, "place", !place.isEmpty() && place.length() <= PLACE);
        add(wrong, "placeKind", PLACE_KINDS.contains(placeKind));
        add(wrong, "concern", concern.isEmpty() || CONCERNS.contains(concern));
        add(wrong, "seenOn", !saysWhen() || seenOn().isPresent());
        add(wrong, "contact", contact.length() <= CONTACT);
        return wrong;
    }

    Tip tip() {
        return new Tip(country, what, place, placeKind, or(concern), seenOn().orElse(null), dangerNow ? true : null, or(contact));
    }

    private boolean saysWhen() {
        return !(day + month + year).isEmpty();
    }

    /// Empty when it is no day, or one that has not begun anywhere on earth. The service knows the time zone of the country.
    private Optional<LocalDate> seenOn() {
        try {
            LocalDate said = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return Optional.of(said).filter(on -> on.getYear() >= EARLIEST && !on.isAfter(LocalDate.now(ZoneOffset.ofHours(14))));
        } catch (NumberFormatException | DateTimeException notADay) {
            return Optional.empty();
        }
    }

    private static void add(List<String> wrong, String field, boolean right) {
        if (!right) {
            wrong.add(field);
        }
    }

    private static String or(String value) {
        return value.isEmpty() ? null : value;
    }

    /// Contains nothing of the tip, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "TipForm";
    }
}
