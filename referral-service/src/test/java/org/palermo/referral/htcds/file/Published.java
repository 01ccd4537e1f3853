package org.palermo.referral.htcds.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.palermo.referral.htcds.standard.TheStandard;

/// The published files, filled in, and their rows.
public final class Published {
    private Published() {}

    /// The published Excel template, with texts in the given cells, e.g. `D3`.
    public static byte[] template(Map<String, String> texts) {
        return changed(sheet -> {
            String filled = sheet;
            for (var text : texts.entrySet()) {
                String cell = "<c r=\"" + text.getKey() + "\" s=\"4\"/>";
                if (!filled.contains(cell)) {
                    throw new IllegalArgumentException(text.getKey());
                }
                filled = filled.replace(cell, text.getValue().startsWith("<c ") ? text.getValue() : cell(text.getKey(), text.getValue()));
            }
            return filled;
        });
    }

    static String cell(String place, String text) {
        return "<c r=\"" + place + "\" s=\"4\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</t></is></c>";
    }

    private static byte[] changed(java.util.function.UnaryOperator<String> sheet) {
        try (ZipInputStream in = new ZipInputStream(resource("HTCDS_Excel_v2.0.xlsx")); ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] content = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals("xl/worksheets/sheet1.xml") ? sheet.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8) : content);
            }
            out.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An instance of the published form.
    public static String instance(String elements) {
        return "<data xmlns:jr=\"http://openrosa.org/javarosa\" id=\"htcds_xlsform\" version=\"vSmt4GQA3C9uBMLPEVfgND\"><start>2026-01-05T10:00:00Z</start>" + elements
                + "<__version__>vSmt4GQA3C9uBMLPEVfgND</__version__><meta><instanceID>uuid:1</instanceID></meta></data>";
    }

    public static InputStream resource(String name) {
        return Published.class.getResourceAsStream("/htcds/" + name);
    }

    public static List<FileRow> rows(FileFormat format, byte[] file) {
        try (FileRows rows = open(format, bytes(file))) {
            List<FileRow> all = new ArrayList<>();
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static FileRows open(FileFormat format, FileBytes file) {
        return new Readers(TheStandard.STANDARD).of(format, file);
    }

    public static FileBytes bytes(byte[] file) {
        return new FileBytes(file.length, number -> (long) number * FileBytes.PIECE >= file.length
                ? null : Arrays.copyOfRange(file, number * FileBytes.PIECE, Math.min(file.length, (number + 1) * FileBytes.PIECE)));
    }
}
