package org.palermo.shelter.register.imports;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Converts a row of a table of shelters to the JSON line with the same content. Missing values get the safe default: a
/// confidential address, and no more places than there are beds.
final class ShelterRow {
    private static final int OLDEST = 120;

    private final Map<ShelterColumn, Integer> columns;
    private final List<String> cells;
    private String defect;

    ShelterRow(Map<ShelterColumn, Integer> columns, List<String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    /// @return null when a cell can't be read
    String json() {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        record.put("id", text(ShelterColumn.ID).isEmpty() ? ownId() : text(ShelterColumn.ID));
        for (ShelterColumn column : List.of(ShelterColumn.OPERATOR_AGENCY, ShelterColumn.OPERATOR_NAME, ShelterColumn.REGION,
                ShelterColumn.NAME, ShelterColumn.CENSUS_AT)) {
            word(record, column, text(column));
        }
        for (ShelterColumn column : List.of(ShelterColumn.SECURITY, ShelterColumn.STATUS)) {
            word(record, column, text(column).toUpperCase(Locale.ROOT));
        }
        ObjectNode address = record.putObject("address");
        List.of(ShelterColumn.LINE1, ShelterColumn.TOWN, ShelterColumn.POSTCODE).forEach(column -> word(address, column, text(column)));
        takes(record.putObject("takes"));
        several(record.putArray("accessibility"), text(ShelterColumn.ACCESSIBILITY).toUpperCase(Locale.ROOT));
        several(record.putArray("languages"), text(ShelterColumn.LANGUAGES));
        for (ShelterColumn column : List.of(ShelterColumn.PETS, ShelterColumn.MEDICAL_ISOLATION, ShelterColumn.PUBLIC_LISTING)) {
            record.put(column.field(), yes(column, false));
        }
        record.put(ShelterColumn.CONFIDENTIAL.field(), yes(ShelterColumn.CONFIDENTIAL, true));
        places(record);
        return defect == null ? record.toString() : null;
    }

    /// The first cell that can't be read.
    String defect() {
        return defect;
    }

    /// The same id for the same operator and name, so that the table can be imported again.
    private String ownId() {
        String own = text(ShelterColumn.OPERATOR_AGENCY).toLowerCase(Locale.ROOT) + "\n" + text(ShelterColumn.NAME);
        return UUID.nameUUIDFromBytes(own.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void takes(ObjectNode takes) {
        for (ShelterColumn column : List.of(ShelterColumn.WOMEN,
                ShelterColumn.WOMEN_WITH_CHILDREN, ShelterColumn.GIRLS, ShelterColumn.MEN)) {
            takes.put(column.field(), yes(column, false));
        }
        takes.put("minAge", number(ShelterColumn.MIN_AGE, 0)).put("maxAge", number(ShelterColumn.MAX_AGE, OLDEST));
    }

    private void places(ObjectNode record) {
        ArrayNode rooms = record.putArray("rooms");
        int places = 0;
        try {
            places = text(ShelterColumn.ROOMS).isEmpty()
                    ? ShelterRooms.shared(rooms, number(ShelterColumn.BEDS, 0), number(ShelterColumn.COTS, 0))
                    : ShelterRooms.named(rooms, text(ShelterColumn.ROOMS));
        } catch (IllegalArgumentException wrong) {
            wrong(wrong.getMessage());
        }
        if (text(ShelterColumn.OCCUPIED).isEmpty()) {
            wrong("occupied must be given");
        }
        record.put("staffedPlaces", number(ShelterColumn.STAFFED_PLACES, places))
                .put("hygieneLimit", number(ShelterColumn.HYGIENE_LIMIT, places))
                .put("occupied", number(ShelterColumn.OCCUPIED, 0));
    }

    private static void word(ObjectNode into, ShelterColumn column, String text) {
        if (!text.isEmpty()) {
            into.put(column.field(), text);
        }
    }

    private static void several(ArrayNode into, String text) {
        Arrays.stream(text.split("\\|")).map(String::strip).filter(one -> !one.isEmpty()).forEach(into::add);
    }

    private boolean yes(ShelterColumn column, boolean whenEmpty) {
        return switch (text(column).toLowerCase(Locale.ROOT)) {
            case "" -> whenEmpty;
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> {
                wrong(column.field() + " must be yes or no");
                yield false;
            }
        };
    }

    private int number(ShelterColumn column, int whenEmpty) {
        String text = text(column);
        if (text.isEmpty()) {
            return whenEmpty;
        }
        if (!text.matches("\\d{1,6}")) {
            wrong(column.field() + " must be a whole number");
            return 0;
        }
        return Integer.parseInt(text);
    }

    private void wrong(String what) {
        defect = defect == null ? what : defect;
    }

    private String text(ShelterColumn column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at).strip();
    }
}
