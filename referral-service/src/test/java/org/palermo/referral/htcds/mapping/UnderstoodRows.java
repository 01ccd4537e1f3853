package org.palermo.referral.htcds.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.Published;
import org.palermo.referral.htcds.standard.TheStandard;

/// How the rows of a file are understood.
public final class UnderstoodRows {
    public static final RowInterpreter UNDERSTANDING = new RowInterpreter(TheStandard.STANDARD, new ObjectMapper());

    private UnderstoodRows() {}

    public static List<InterpretedRow> read(FileFormat format, byte[] file) {
        return Published.rows(format, file).stream().map(UNDERSTANDING::of).toList();
    }

    static InterpretedRow csv(String header, String row) {
        return read(FileFormat.CSV, (header + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8)).getFirst();
    }

    static InterpretedRow form(String elements) {
        return read(FileFormat.XFORM, Published.instance(elements).getBytes(StandardCharsets.UTF_8)).getFirst();
    }
}
