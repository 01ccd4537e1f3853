package org.palermo.kernel.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Which side of a picture is up, as cameras say it in Exif (CIPA DC-008, tag 0x0112): 1 to 8.
final class ExifOrientation {
    static final int UPRIGHT = 1;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final short TAG = 0x0112;
    private static final short SHORT = 3;
    private static final short TIFF = 42;
    private static final short BIG_ENDIAN = 0x4D4D;
    private static final short LITTLE_ENDIAN = 0x4949;
    private static final int ENTRY = 12;

    private ExifOrientation() {}

    /// {@link #UPRIGHT} when the segment does not say it, or says something else.
    static int of(byte[] segment) {
        try {
            ByteBuffer tiff = ByteBuffer.wrap(segment);
            byte[] name = new byte[EXIF.length];
            tiff.get(name);
            return ByteBuffer.wrap(name).equals(ByteBuffer.wrap(EXIF)) ? ofTiff(tiff.slice()) : UPRIGHT;
        } catch (BufferUnderflowException | IndexOutOfBoundsException cut) {
            return UPRIGHT;
        }
    }

    private static int ofTiff(ByteBuffer tiff) {
        short order = tiff.getShort(0);
        if (order != BIG_ENDIAN && order != LITTLE_ENDIAN) {
            return UPRIGHT;
        }
        tiff.order(order == BIG_ENDIAN ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        if (tiff.getShort(2) != TIFF) {
            return UPRIGHT;
        }
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + ENTRY * i;
            if (tiff.getShort(entry) == TAG && tiff.getShort(entry + 2) == SHORT && tiff.getInt(entry + 4) == 1) {
                int said = tiff.getShort(entry + 8);
                return said >= 1 && said <= 8 ? said : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /// The content of a segment that says this and nothing else.
    static byte[] written(int orientation) {
        return ByteBuffer.allocate(EXIF.length + 26).put(EXIF)
                .putShort(BIG_ENDIAN).putShort(TIFF).putInt(8)
                .putShort((short) 1)
                .putShort(TAG).putShort(SHORT).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0)
                .array();
    }
}
