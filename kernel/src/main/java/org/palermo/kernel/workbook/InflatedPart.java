package org.palermo.kernel.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The unpacked content of a part. An inflater holds memory outside of the heap, so an inflater that is passed in must be
/// ended too.
class InflatedPart extends InflaterInputStream {
    InflatedPart(InputStream packed) {
        super(packed, new Inflater(true), 1 << 13);
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            inf.end();
        }
    }
}
