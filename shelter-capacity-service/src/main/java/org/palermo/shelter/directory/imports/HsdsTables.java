package org.palermo.shelter.directory.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.imports.Row;
import org.palermo.kernel.imports.RowOutcome;
import org.palermo.kernel.imports.Rows;
import org.palermo.kernel.problem.Problems;
import org.palermo.shelter.directory.hsds.HsdsSchema;
import org.palermo.shelter.directory.hsds.HsdsSchemas;
import org.palermo.shelter.directory.hsds.HsdsVersion;

/// Joins the rows of HSDS's tables into objects. A row that belongs to nothing in the file is refused. A row with one good and one
/// bad reference is kept, and the bad reference is named.
final class HsdsTables {
    /// A number column with another value keeps its text, so that the check names it.
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT.builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    private static final int LONGEST_NUMBER = 30;
    /// When parsed, a row of two bytes takes about a hundred times as much memory.
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_CELLS = 400_000;

    private final HsdsSchemas hsdsSchemas;
    private final Map<HsdsTable, Map<String, Part>> parts = new EnumMap<>(HsdsTable.class);
    private final List<RowOutcome.Rejected> rejected = new ArrayList<>();
    private int rows;
    private long cells;

    /// @param below the parts that belong to it
    private record Part(HsdsTable table, int line, ObjectNode object, List<String> notes, List<Part> below) {
        String said(String what) {
            return table.file + ".csv line " + line + ": " + what;
        }
    }

    HsdsTables(HsdsSchemas hsdsSchemas) {
        this.hsdsSchemas = hsdsSchemas;
    }

    void refuse(int line, String reason) {
        rejected.add(new RowOutcome.Rejected(line, reason));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 413 when this file and those before it are too large
    void read(HsdsEdition edition, String text) {
        HsdsTable table = edition.table();
        // A header of nothing but commas is one row, so cells are counted before any is parsed.
        cells += text.chars().filter(sign -> sign == ',' || sign == '\n' || sign == '\r').count();
        within(cells, MOST_CELLS);
        Map<String, Part> parsed = parts.computeIfAbsent(table, none -> new HashMap<>());
        HsdsSchema shape = hsdsSchemas.of(HsdsVersion.V3_1, table.entity);
        // Excel puts a byte order mark before UTF-8, which would become a part of the first column's name.
        try (var csv = FORMAT.parse(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text))) {
            int line = 1;
            for (CSVRecord record : csv) {
                line++;
                within(++rows, MOST_ROWS);
                ObjectNode object = object(record, csv.getHeaderNames(), shape);
                edition.today().accept(object);
                String id = object.path("id").asText();
                if (!record.isConsistent()) {
                    refuse(line, table.file + ".csv: must have as many cells as its header");
                } else if (id.isEmpty()
                        || parsed.putIfAbsent(id, new Part(table, line, object, new ArrayList<>(), new ArrayList<>())) != null) {
                    refuse(line, table.file + ".csv: id must be given, and only once");
                }
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            refuse(1, table.file + ".csv: must be CSV with a header");
        } catch (java.io.UncheckedIOException e) {
            refuse(1, table.file + ".csv: must be readable to its end");
        }
    }

    private static void within(long count, int most) {
        if (count > most) {
            throw Problems.tooLarge("Tables hold at most 50,000 rows and 400,000 cells in all.");
        }
    }

    private static ObjectNode object(CSVRecord record, List<String> header, HsdsSchema shape) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < Math.min(header.size(), record.size()); i++) {
            if (!record.get(i).isBlank()) {
                HsdsSchema.Property property = shape.properties().get(header.get(i));
                object.set(header.get(i),
                        property != null && property.type().equals("number") ? number(record.get(i)) : TextNode.valueOf(record.get(i)));
            }
        }
        return object;
    }

    private static JsonNode number(String cell) {
        try {
            return cell.length() > LONGEST_NUMBER ? TextNode.valueOf(cell) : DecimalNode.valueOf(new BigDecimal(cell.strip()));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(cell);
        }
    }

    /// Taxonomies first, services last: an object may refer to those before it.
    Rows<HsdsItem> rows() {
        parts.forEach((table, rows) -> rows.values().forEach(part -> {
            if (!link(part) && !table.standsAlone()) {
                refuse(part.line(), table.file + ".csv: must belong to something in this file");
            }
        }));
        List<Row<HsdsItem>> items = new ArrayList<>();
        parts.forEach((table, rows) -> {
            if (table.own() != null) {
                rows.values().forEach(part -> items.add(new Row<>(part.line(), new HsdsItem(table.own(), part.object(), notes(part)))));
            }
        });
        return new Rows<>(items, rejected);
    }

    /// The notes of a part and of everything that belongs to it.
    private static List<String> notes(Part top) {
        Set<Part> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Part> ahead = new ArrayDeque<>(List.of(top));
        List<String> notes = new ArrayList<>();
        while (!ahead.isEmpty()) {
            Part part = ahead.pop();
            if (seen.add(part)) {
                notes.addAll(part.notes());
                ahead.addAll(part.below());
            }
        }
        return notes;
    }

    /// @return whether the part belongs to another row of the file
    private boolean link(Part part) {
        boolean hangs = false;
        for (HsdsTable.Link link : part.table().links) {
            JsonNode id = part.object().remove(link.column());
            Part named = id == null ? null : find(link.table(), id.asText());
            if (named != null && link.many()) {
                named.object().withArray(link.field()).add(part.object());
                named.below().add(part);
                hangs = true;
            } else if (named != null) {
                part.object().set(link.field(), named.object());
                part.below().add(named);
            } else if (id != null && !link.many() && part.table().own() != null) {
                // The directory may already have the entry.
                part.object().set(link.column(), id);
            } else if (id != null) {
                part.notes().add(part.said(link.column() + " must refer to a row of this file"));
            }
        }
        return hangs;
    }

    private Part find(String table, String id) {
        if (table != null) {
            return parts.getOrDefault(HsdsTable.valueOf(table), Map.of()).get(id);
        }
        return parts.values().stream().map(rows -> rows.get(id)).filter(found -> found != null).findFirst().orElse(null);
    }
}
