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
import org.palermo.referral.htcds.standard.Home;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;
import org.palermo.referral.htcds.standard.Texts;
import org.palermo.referral.htcds.standard.Trap;

/// Converts the content of a row to values of the standard.
@ApplicationScoped
public class RowInterpreter {
    static final int LONGEST = 8000;
    /// The most characters of all content that is not a field, so that an export fits it into one cell.
    private static final int LONGEST_OTHERS = 15_000;
    private static final int LONGEST_CELL = 32_000;
    private static final TypeReference<Map<String, String>> OTHERS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Values values;

    RowInterpreter(HtcdsStandard standard, ObjectMapper json) {
        this.json = json;
        this.values = new Values(standard.lists());
    }

    public InterpretedRow of(FileRow row) {
        InterpretedRow understood = InterpretedRow.at(row.number());
        if (row.defect() != null) {
            return understood.refused(row.defect());
        }
        for (CellValue said : row.said()) {
            String clean = Texts.clean(said.text());
            String text = Texts.strip(clean);
            if (text.length() > (said.column().field() != null && said.column().field().home() == Home.OTHERS ? LONGEST_CELL : LONGEST)) {
                return understood.refused(said.column().name() + " must have at most " + LONGEST + " characters");
            }
            if (!text.isEmpty()) {
                nameHow(understood, said, clean, text);
                take(understood, said, text);
            }
        }
        if (understood.others().entrySet().stream().mapToInt(other -> other.getKey().length() + other.getValue().length()).sum() > LONGEST_OTHERS) {
            return understood.refused("must say at most " + LONGEST_OTHERS + " characters that are not in a field of the standard");
        }
        return understood.values().isEmpty() && understood.others().isEmpty() ? understood.refused("must say something") : understood;
    }

    private static void nameHow(InterpretedRow row, CellValue said, String clean, String text) {
        if (!clean.equals(said.text().replace("\r\n", "\n").replace('\r', '\n'))) {
            row.findings().add(coerced(said, Trap.CONTROL_CHARACTERS));
        }
        if (text.length() != clean.length()) {
            row.findings().add(coerced(said, Trap.SPACES));
        }
        if (said.kind() == CellValue.Kind.FORMULA || said.kind() == CellValue.Kind.NEUTRALISED) {
            row.findings().add(coerced(said, said.kind() == CellValue.Kind.FORMULA ? Trap.FORMULA : Trap.APOSTROPHE));
        }
    }

    private void take(InterpretedRow row, CellValue said, String text) {
        Column column = said.column();
        if (said.kind() == CellValue.Kind.ERROR) {
            row.findings().add(new Finding(column.name(), Fate.LOST, Trap.EXCEL_ERROR));
        } else if (column.field() == null) {
            takeBeside(row, column, text);
        } else if (column.method() != null) {
            takeMethod(row, column, text);
        } else if (column.field().home() == Home.OTHERS) {
            takeOthers(row, column, text);
        } else {
            takeField(row, said, text);
        }
    }

    private static void takeBeside(InterpretedRow row, Column column, String text) {
        if (column.trap() == Trap.ROW_NUMBER && text.matches("\\d{1,9}")) {
            row.findings().add(new Finding(column.key(), Fate.LOST, Trap.ROW_NUMBER));
        } else {
            row.others().put(column.key(), text);
            row.findings().add(new Finding(column.key(), Fate.KEPT, column.trap()));
        }
    }

    /// The list of methods can only say that a method was used, so any other value is kept with the person.
    private void takeMethod(InterpretedRow row, Column column, String text) {
        String flag = values.flag(text);
        if (flag.equals("TRUE")) {
            List<String> methods = row.values().computeIfAbsent(column.field(), field -> new ArrayList<>());
            if (!methods.contains(column.method())) {
                methods.add(column.method());
            }
            row.findings().add(new Finding(column.name(), Fate.COERCED, Trap.METHOD_AS_COLUMN));
        } else {
            row.others().put("not " + column.method(), flag);
            row.findings().add(new Finding(column.name(), Fate.KEPT, Trap.METHOD_AS_COLUMN));
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
        row.findings().add(new Finding(column.name(), Fate.KEPT, Trap.UNREADABLE));
    }

    private void takeField(InterpretedRow row, CellValue said, String text) {
        HtcdsField field = said.column().field();
        List<String> taken = row.values().computeIfAbsent(field, one -> new ArrayList<>());
        if (said.column().trap() != null) {
            row.findings().add(coerced(said, said.column().trap()));
        }
        for (Values.Value value : values.read(field, text, said.kind())) {
            if (!taken.contains(value.text())) {
                taken.add(value.text());
            }
            if (value.trap() != null) {
                row.findings().add(new Finding(field.name(), isAsTold(value.trap()) ? Fate.KEPT : Fate.COERCED, value.trap()));
            }
        }
        if (taken.size() > 1 && !field.several()) {
            row.findings().add(coerced(said, Trap.SEVERAL_FOR_ONE));
        }
    }

    private static boolean isAsTold(Trap trap) {
        return trap == Trap.NOT_IN_THE_LIST || trap == Trap.UNREADABLE || trap == Trap.TWO_DATES;
    }

    private static Finding coerced(CellValue said, Trap trap) {
        return new Finding(said.column().name(), Fate.COERCED, trap);
    }
}
