package org.palermo.pdf.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;

/// Every name, text and stream of a PDF, decompressed. Printed words are numbers of letters of a font here: [ReadPdf] reads them.
public final class PdfParts {
    private final StringBuilder found = new StringBuilder();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private PdfParts() {}

    /// @throws UncheckedIOException if the file is not a PDF
    public static String of(byte[] file) {
        try (var pdf = Loader.loadPDF(file)) {
            var parts = new PdfParts();
            parts.read(pdf.getDocument().getTrailer());
            for (var key : pdf.getDocument().getXrefTable().keySet()) {
                parts.read(pdf.getDocument().getObjectFromPool(key));
            }
            return parts.found.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(COSBase part) throws IOException {
        switch (part) {
            case COSObject reference -> read(reference.getObject());
            case COSName name -> found.append(name.getName()).append('\n');
            case COSString text -> found.append(text.getString()).append('\n');
            case COSArray list when seen.add(list) -> {
                for (var one : list) {
                    read(one);
                }
            }
            case COSDictionary entries when seen.add(entries) -> readEntries(entries);
            case null, default -> { }
        }
    }

    private void readEntries(COSDictionary entries) throws IOException {
        if (entries instanceof COSStream stream) {
            try (var in = stream.createInputStream()) {
                byte[] bytes = in.readAllBytes();
                found.append(new String(bytes, StandardCharsets.UTF_8)).append('\n').append(new String(bytes, StandardCharsets.UTF_16BE))
                        .append('\n');
            }
        }
        for (var entry : entries.entrySet()) {
            read(entry.getKey());
            read(entry.getValue());
        }
    }
}
