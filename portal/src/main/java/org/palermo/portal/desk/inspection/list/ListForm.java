package org.palermo.portal.desk.inspection.list;

import java.util.List;

/// The form that sends a list of workplaces, in words.
///
/// @param key the idempotency key, created with the form
/// @param list the name of the list as it was typed
/// @param countries to choose from, for rows that name none
/// @param problem why it was not done, or null
/// @param english the service's own words for the problem, or null
/// @param listWrong what is wrong with the name, or null; the same for the file
public record ListForm(
        String action, String back, String key, String list, List<Country> countries, String problem, String english, String listWrong, String fileWrong) {

    public record Country(String code, String name, boolean chosen) {}

    public boolean isWrong() {
        return problem != null || hasErrors();
    }

    public boolean hasErrors() {
        return listWrong != null || fileWrong != null;
    }

    ListForm failed(String said, String inEnglish) {
        return new ListForm(action, back, key, list, countries, said, inEnglish, null, null);
    }

    ListForm wrong(String name, String file) {
        return new ListForm(action, back, key, list, countries, null, null, name, file);
    }
}
