package org.palermo.referral.htcds.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.palermo.referral.htcds.standard.Column;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;
import org.palermo.referral.htcds.standard.TextNormalisation;

/// Reads the header of a table: names and, as in the Excel template, a row of labels below. The template hides the names, so people fill it
/// in by the labels. When name and label belong to different fields, the label counts.
final class Headers {
    private final HtcdsStandard standard;

    Headers(HtcdsStandard standard) {
        this.standard = standard;
    }

    /// @param labels the row below, if it is a label row ({@link #areLabels}); else null
    /// @throws UnreadableFile when no column is a field of the standard
    List<Column> columns(List<String> names, List<String> labels) {
        int width = Math.max(names.size(), labels == null ? 0 : labels.size());
        List<Optional<Column>> found = new ArrayList<>();
        for (int i = 0; i < width; i++) {
            found.add(column(at(names, i), labels == null ? "" : at(labels, i)));
        }
        if (found.stream().allMatch(Optional::isEmpty)) {
            throw new UnreadableFile(UnreadableFile.Failure.NO_FIELD);
        }
        List<Column> columns = new ArrayList<>();
        Set<HtcdsField> seen = new HashSet<>();
        for (int i = 0; i < width; i++) {
            boolean unnamed = at(names, i).isEmpty() && (labels == null || at(labels, i).isEmpty());
            Column column = found.get(i).orElse(null);
            if (column == null && unnamed && i > 0) {
                column = byPlace(found.get(i - 1), i + 1 < width ? found.get(i + 1) : Optional.empty());
            }
            columns.add(settled(column, unnamed, i, seen));
        }
        return columns;
    }

    private static Column settled(Column column, boolean unnamed, int place, Set<HtcdsField> seen) {
        String key = place(place);
        if (column == null) {
            return Column.beside(key, !unnamed ? Deviation.NO_FIELD : place == 0 ? Deviation.ROW_NUMBER : Deviation.NO_NAME);
        }
        return column.method() != null || seen.add(column.field()) ? column : Column.beside(key, Deviation.SECOND_COLUMN);
    }

    /// The row below the names is a label row if it contains only labels, and the names of fields whose label is shared.
    boolean areLabels(List<String> row) {
        List<String> said = row.stream().map(TextNormalisation::strip).filter(cell -> !cell.isEmpty()).toList();
        List<Column> known = said.stream().flatMap(cell -> standard.column(cell).stream()).toList();
        return said.size() > 1 && known.size() == said.size()
                && known.stream().filter(column -> column.trap() == Deviation.LABEL_FOR_NAME).count() * 2 > said.size();
    }

    private Optional<Column> column(String name, String label) {
        Optional<Column> named = name.isEmpty() ? Optional.empty() : standard.column(name);
        Optional<Column> labelled = label.isEmpty() ? Optional.empty() : standard.column(label);
        if (labelled.isEmpty()) {
            return named;
        }
        HtcdsField meant = labelled.get().field();
        if (named.isEmpty()) {
            return Optional.of(Column.of(meant, name.isEmpty() ? Deviation.NO_NAME : Deviation.LABEL_FOR_NAME));
        }
        return named.get().field().equals(meant) ? named : Optional.of(Column.of(meant, Deviation.LABEL_AGAINST_NAME));
    }

    /// Infers the field from its two neighbours in the template.
    private Column byPlace(Optional<Column> left, Optional<Column> right) {
        Integer before = left.map(Column::field).map(HtcdsField::template).orElse(null);
        Integer behind = right.map(Column::field).map(HtcdsField::template).orElse(null);
        return before == null || behind == null || behind != before + 2 ? null : standard.fields().stream()
                .filter(field -> field.template() != null && field.template() == before + 1).findFirst()
                .map(field -> Column.of(field, Deviation.NO_NAME)).orElse(null);
    }

    private static String at(List<String> cells, int place) {
        return place < cells.size() && cells.get(place) != null ? TextNormalisation.strip(cells.get(place)) : "";
    }

    /// The column name in Excel: `column AB`.
    static String place(int index) {
        StringBuilder letters = new StringBuilder();
        for (int i = index + 1; i > 0; i = (i - 1) / 26) {
            letters.insert(0, (char) ('A' + (i - 1) % 26));
        }
        return "column " + letters;
    }
}
