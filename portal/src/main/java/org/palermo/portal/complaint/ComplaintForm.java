package org.palermo.portal.complaint;

import java.util.ArrayList;
import java.util.List;
import org.palermo.portal.gateway.Complaint;
import org.palermo.portal.page.TypedText;
import org.palermo.portal.publicform.TypedForm;

/// What somebody typed on the public page. It lives as long as the request.
///
/// @param from who complains; may be empty
/// @param contact how she can be reached; may be empty
record ComplaintForm(String country, String place, String what, String from, String contact) implements TypedForm {
    static final ComplaintForm EMPTY = new ComplaintForm("", "", "", "", "");
    private static final int PLACE = 500;
    private static final int WHAT = 4000;
    private static final int FROM = 200;
    private static final int CONTACT = 300;

    static ComplaintForm of(String country, String place, String what, String from, String contact) {
        return new ComplaintForm(TypedText.of(country), TypedText.of(place), TypedText.of(what), TypedText.of(from), TypedText.of(contact));
    }

    @Override
    public List<String> wrong(List<String> countries) {
        List<String> wrong = new ArrayList<>();
        add(wrong, "country", countries.contains(country));
        add(wrong, "place", !place.isEmpty() && place.length() <= PLACE);
        add(wrong, "what", !what.isEmpty() && what.length() <= WHAT);
        add(wrong, "from", from.length() <= FROM);
        add(wrong, "contact", contact.length() <= CONTACT);
        return wrong;
    }

    /// @param language ISO 639-1, of the page
    Complaint complaint(String language) {
        return new Complaint(country, place, what, or(from), or(contact), language);
    }

    private static void add(List<String> wrong, String field, boolean right) {
        if (!right) {
            wrong.add(field);
        }
    }

    private static String or(String value) {
        return value.isEmpty() ? null : value;
    }

    /// Contains nothing of the complaint, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "ComplaintForm";
    }
}
