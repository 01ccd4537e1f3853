package org.palermo.referral.htcds.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.palermo.referral.htcds.file.FileBytes;
import org.palermo.referral.htcds.file.FileFormat;
import org.palermo.referral.htcds.file.FileRow;
import org.palermo.referral.htcds.file.FileRows;
import org.palermo.referral.htcds.file.Published;
import org.palermo.referral.htcds.mapping.UnderstoodRows;

/// Writes a file of generated rows and reads it again, and reports the heap that each step needs: `LargeFile FORMAT ROWS`.
final class LargeFile {
    private LargeFile() {}

    public static void main(String... arguments) throws IOException {
        FileFormat format = FileFormat.valueOf(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        Path file = Files.createTempFile("htcds", "." + format.extension());
        try {
            write(format, rows, file);
            System.out.println(Files.size(file) + " " + read(format, file));
        } finally {
            Files.delete(file);
        }
    }

    private static void write(FileFormat format, int rows, Path file) throws IOException {
        GeneratedRows generated = new GeneratedRows(7);
        FileWriter writer = GeneratedRows.writer(format);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            writer.begin();
            for (int i = 0; i < rows; i++) {
                writer.row(generated.row("row" + i));
                if (i % 100 == 0) {
                    writer.flush();
                    out.write(writer.written());
                }
            }
            writer.end();
            out.write(writer.written());
        }
    }

    private static int read(FileFormat format, Path file) throws IOException {
        int count = 0;
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r");
                FileRows rows = Published.open(format, new FileBytes(bytes.length(), number -> piece(bytes, number)))) {
            for (FileRow row = rows.next(); row != null; row = rows.next()) {
                count += UnderstoodRows.UNDERSTANDING.of(row).defect() == null ? 1 : 0;
            }
        }
        return count;
    }

    private static byte[] piece(RandomAccessFile file, int number) {
        try {
            long from = (long) number * FileBytes.PIECE;
            if (from >= file.length()) {
                return null;
            }
            byte[] piece = new byte[(int) Math.min(FileBytes.PIECE, file.length() - from)];
            file.seek(from);
            file.readFully(piece);
            return piece;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
