package org.palermo.systemtest.taint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;
import org.palermo.pdf.test.PdfParts;
import org.palermo.pdf.test.ReadPdf;
import org.palermo.systemtest.suite.Answer;

/// All that an answer says: its headers, its body as it was sent, and what is packed in the body: the printed words and the parts of a
/// PDF, the files of an archive or a workbook.
final class Contents {

    /// Files of files in an archive are as deep as anything that the suite writes.
    private static final int DEEPEST = 4;
    /// The most that the packed parts of an answer may unpack to, in bytes.
    private static final int MOST = 256 << 20;
    private static final String PDF = "%PDF-";
    private static final String ZIP = "PK\u0003\u0004";
    private static final String GZIP = "\u001f\u008b";

    private final List<byte[]> pieces = new ArrayList<>();
    private long size;
    private boolean hasPdf;

    private Contents() {}

    static Contents of(Answer answer) {
        var contents = new Contents();
        contents.pieces.add(answer.headers().map().entrySet().stream().map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n")).getBytes(StandardCharsets.UTF_8));
        try {
            contents.add(answer.body(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(answer.request() + " can't be unpacked", e);
        }
        return contents;
    }

    /// What is to be searched, each for itself.
    List<byte[]> pieces() {
        return pieces;
    }

    /// Whether there is a PDF that can be read. Journeys also send files that only begin like one.
    boolean hasPdf() {
        return hasPdf;
    }

    private void add(byte[] bytes, int depth) throws IOException {
        size += bytes.length;
        if (size > MOST || depth > DEEPEST) {
            throw new IOException("more is packed in it than is searched");
        }
        pieces.add(bytes);
        if (begins(bytes, PDF)) {
            addPdf(bytes);
        } else if (begins(bytes, ZIP)) {
            addZip(bytes, depth);
        } else if (begins(bytes, GZIP)) {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                add(limited(in), depth + 1);
            }
        }
    }

    /// A word that goes on in the next line is searched for as one word too.
    private void addPdf(byte[] file) {
        try {
            var words = ReadPdf.words(file);
            pieces.add(words.getBytes(StandardCharsets.UTF_8));
            pieces.add(words.replaceAll("[\\s\\u00ad]+", "").getBytes(StandardCharsets.UTF_8));
            pieces.add(PdfParts.of(file).getBytes(StandardCharsets.UTF_8));
            hasPdf = true;
        } catch (UncheckedIOException onlyBeginsLikeOne) {
            // Its bytes are searched.
        }
    }

    /// Read by its directory: the sizes between the files of a workbook that is written in one pass are not those that a stream expects.
    private void addZip(byte[] archive, int depth) throws IOException {
        var file = Files.write(Files.createTempFile("palermo-", ".zip"), archive);
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                pieces.add(entry.getName().getBytes(StandardCharsets.UTF_8));
                try (var in = zip.getInputStream(entry)) {
                    add(limited(in), depth + 1);
                }
            }
        } finally {
            Files.delete(file);
        }
    }

    private static byte[] limited(InputStream in) throws IOException {
        return in.readNBytes(MOST + 1);
    }

    private static boolean begins(byte[] bytes, String start) {
        return bytes.length >= start.length() && new String(bytes, 0, start.length(), StandardCharsets.ISO_8859_1).equals(start);
    }
}
