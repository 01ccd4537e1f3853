package org.palermo.portal.desk.casefile;

import java.util.List;
import java.util.Map;

/// The form of an export of the worklist.
///
/// @param back address of the list with its filters
/// @param hidden the filters, which the form sends
/// @param filters the filters in words: a label and a value each
/// @param size how many cases the file has, in words
/// @param more that the filters find more cases than a file has, in words; or null
/// @param none whether the filters find no case
/// @param number of the file of a court or office, as it was typed
/// @param purposeWrong why the purpose can't be taken, or null
/// @param numberWrong why the number can't be taken, or null
/// @param problem why there is no file, or null
public record ExportForm(
        String back, List<Map.Entry<String, String>> hidden, List<Map.Entry<String, String>> filters, String size, String more,
        boolean none, List<Choice> purposes, String number, boolean workbook, String purposeWrong, String numberWrong,
        String problem) {

    public record Choice(String code, String label, boolean chosen) {}

    public boolean isWrong() {
        return purposeWrong != null || numberWrong != null || problem != null;
    }
}
