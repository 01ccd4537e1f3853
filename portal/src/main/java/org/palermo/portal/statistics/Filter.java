package org.palermo.portal.statistics;

import java.util.List;

/// A select box with which the reader narrows a page of figures.
///
/// @param name of the query parameter
record Filter(String name, String label, List<Option> options) {

    public record Option(String code, String label, boolean chosen) {}
}
