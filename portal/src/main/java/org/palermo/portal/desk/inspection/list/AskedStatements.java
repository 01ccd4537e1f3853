package org.palermo.portal.desk.inspection.list;

import java.util.List;

/// Which statements a file is to have, as it was asked for.
///
/// @param regimes the registers to choose from
/// @param regimeWrong what is wrong with the choice of the register, or null; the same for the year
public record AskedStatements(List<ListForm.Option> regimes, String year, String regimeWrong, String yearWrong) {

    public boolean isWrong() {
        return regimeWrong != null || yearWrong != null;
    }

    AskedStatements without(String why) {
        return new AskedStatements(regimes, year, why, null);
    }
}
