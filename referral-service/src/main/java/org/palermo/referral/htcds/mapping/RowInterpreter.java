package org.palermo.referral.htcds.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.palermo.referral.htcds.file.CellValue;
import org.palermo.referral.htcds.file.FileRow;
import org.palermo.referral.htcds.standard.Column;
import org.palermo.referral.htcds.standard.Deviation;
import org.palermo.referral.htcds.standard.FieldPlace;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;
import org.palermo.referral.htcds.standard.TextNormalisation;

/// Converts the content of a row to values of the standard.
@ApplicationScoped
public class RowInterpreter {
    static final int LONGEST = 8000;
    /// The most characters of all content that is not a field, so that an export fits it into one cell.
    private static final int LONGEST_OTHERS = 15_000;
    private static final int LONGEST_CELL = 32_000;
    private static final TypeReference<Map<String, String>> OTHERS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final ValueReader valueReader;

    RowInterpreter(HtcdsStandard standard, ObjectMapper json) {
        this.json = json;
        this.valueReader = new ValueReader(standard.lists());
    }

    public InterpretedRow of(FileRow row) {
        InterpretedRow understood = InterpretedRow.at(row.number());
        if (row.defect() != null) {
            return understood.refused(row.defect());
        }
        for (CellValue said : row.said()) {
            String clean = TextNormalisation.clean(said.text());
            String text = TextNormalisation.strip(clean);
            if (text.length() > (said.column().field() != null && said.column().field().home() == FieldPlace.OTHERS ? LONGEST_CELL
                    : LONGEST)) {
                return understood.refused(said.column().name() + " must have at most " + LONGEST + " characters");
            }
            if (!text.isEmpty()) {
                nameHow(understood, said, clean, text);
                take(understood, said, text);
            }
        }
        if (understood.others().entrySet().stream()
                .mapToInt(other -> other.getKey().length() + other.getValue().length()).sum() > LONGEST_OTHERS) {
            return understood.refused("must say at most " + LONGEST_OTHERS + " characters that are not in a field of the standard");
        }
        return understood.values().isEmpty() && understood.others().isEmpty() ? understood.refused("must say something") : understood;
    }

    private static void nameHow(InterpretedRow row, CellValue said, String clean, String text) {
        if (!clean.equals(said.text().replace("\r\n", "\n").replace('\r', '\n'))) {
            row.findings().add(coerced(said, Deviation.CONTROL_CHARACTERS));
        }
        if (text.length() != clean.length()) {
            row.findings().add(coerced(said, Deviation.SPACES));
        }
        if (said.kind() == CellValue.Kind.FORMULA || said.kind() == CellValue.Kind.NEUTRALISED) {
            row.findings().add(coerced(said, said.kind() == CellValue.Kind.FORMULA ? Deviation.FORMULA : Deviation.APOSTROPHE));
        }
    }

    private void take(InterpretedRow row, CellValue said, String text) {
        Column column = said.column();
        if (said.kind() == CellValue.Kind.ERROR) {
            row.findings().add(new ImportedField(column.name(), FieldOutcome.LOST, Deviation.EXCEL_ERROR));
        } else if (column.field() == null) {
            takeBeside(row, column, text);
        } else if (column.method() != null) {
            takeMethod(row, column, text);
        } else if (column.field().home() == FieldPlace.OTHERS) {
            takeOthers(row, column, text);
        } else {
            takeField(row, said, text);
        }
    }

    private static void takeBeside(InterpretedRow row, Column column, String text) {
        if (column.trap() == Deviation.ROW_NUMBER && text.matches("\\d{1,9}")) {
            row.findings().add(new ImportedField(column.key(), FieldOutcome.LOST, Deviation.ROW_NUMBER));
        } else {
            row.others().put(column.key(), text);
            row.findings().add(new ImportedField(column.key(), FieldOutcome.KEPT, column.trap()));
        }
    }

    /// The list of methods can only say that a method was used, so any other value is kept with the person.
    private void takeMethod(InterpretedRow row, Column column, String text) {
        String flag = valueReader.flag(text);
        if (flag.equals("TRUE")) {
            List<String> methods = row.values().computeIfAbsent(column.field(), field -> new ArrayList<>());
            if (!methods.contains(column.method())) {
                methods.add(column.method());
            }
            row.findings().add(new ImportedField(column.name(), FieldOutcome.COERCED, Deviation.METHOD_AS_COLUMN));
        } else {
            row.others().put("not " + column.method(), flag);
            row.findings().add(new ImportedField(column.name(), FieldOutcome.KEPT, Deviation.METHOD_AS_COLUMN));
        }
    }

    private void takeOthers(InterpretedRow row, Column column, String text) {
        try {
            Map<String, String> others = json.readValue(text, OTHERS);
            if (others == null || others.containsValue(null)) {
                keepUnread(row, column, text);
            } else {
                row.others().putAll(others);
            }
        } catch (JsonProcessingException e) {
            keepUnread(row, column, text);
        }
    }

    private static void keepUnread(InterpretedRow row, Column column, String text) {
        row.others().put(column.name(), text);
        row.findings().add(new ImportedField(column.name(), FieldOutcome.KEPT, Deviation.UNREADABLE));
    }

    private void takeField(InterpretedRow row, CellValue said, String text) {
        HtcdsField field = said.column().field();
        List<String> taken = row.values().computeIfAbsent(field, one -> new ArrayList<>());
        if (said.column().trap() != null) {
            row.findings().add(coerced(said, said.column().trap()));
        }
        for (ValueReader.Value value : valueReader.read(field, text, said.kind())) {
            if (!taken.contains(value.text())) {
                taken.add(value.text());
            }
            if (value.trap() != null) {
                row.findings().add(new ImportedField(field.name(), isAsTold(value.trap()) ? FieldOutcome.KEPT : FieldOutcome.COERCED,
                        value.trap()));
            }
        }
        if (taken.size() > 1 && !field.several()) {
            row.findings().add(coerced(said, Deviation.SEVERAL_FOR_ONE));
        }
    }

    private static boolean isAsTold(Deviation trap) {
        return trap == Deviation.NOT_IN_THE_LIST || trap == Deviation.UNREADABLE || trap == Deviation.TWO_DATES;
    }

    private static ImportedField coerced(CellValue said, Deviation trap) {
        return new ImportedField(said.column().name(), FieldOutcome.COERCED, trap);
    }
}
