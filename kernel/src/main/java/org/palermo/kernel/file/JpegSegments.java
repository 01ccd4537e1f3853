package org.palermo.kernel.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/// The segments of a JPEG (ITU-T T.81, annex B) that make the picture: tables, the frame, scans.
final class JpegSegments extends PictureSegments {
    private static final int SOI = 0xD8;
    private static final int EOI = 0xD9;
    private static final int SOF_BASELINE = 0xC0;
    private static final int SOF_PROGRESSIVE = 0xC2;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final int SOS = 0xDA;
    private static final int APP_EXIF = 0xE1;
    private static final int APP_ADOBE = 0xEE;
    private static final int APP_LAST = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int RESTART_LAST = 0xD7;
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    private final Set<Integer> components = new HashSet<>();
    private boolean begun;
    private boolean scanning;
    private boolean scanned;
    private boolean turned;
    private boolean coded;
    private boolean over;
    /// A marker that ended a scan, or -1.
    private int marker = -1;

    JpegSegments(InputStream in) {
        super(new BufferedInputStream(in, BLOCK));
    }

    @Override
    public byte[] next() throws IOException {
        if (!begun) {
            require(readByte() == 0xFF && readByte() == SOI, "its beginning");
            begun = true;
            return new byte[] {(byte) 0xFF, (byte) SOI};
        }
        byte[] block = null;
        while (block == null && !over) {
            block = scanning ? scan() : segment(marker());
        }
        return block;
    }

    private int marker() throws IOException {
        int found = marker;
        marker = -1;
        if (found < 0) {
            require(readByte() == 0xFF, "a marker");
            found = readByte();
        }
        while (found == 0xFF) {
            found = readByte();
        }
        return found;
    }

    /// @return null for a segment that is left out
    private byte[] segment(int code) throws IOException {
        if (code == EOI) {
            require(scanned, "its end");
            over = true;
            return new byte[] {(byte) 0xFF, (byte) EOI};
        }
        require(code >= SOF_BASELINE && code != SOI && (code < 0xD0 || code > RESTART_LAST), "a marker");
        int length = readByte() << 8 | readByte();
        require(length >= 2, "a length");
        byte[] content = read(length - 2);
        return switch (code) {
            case APP_EXIF -> orientation(content);
            case APP_ADOBE -> coding(content);
            case DQT -> checked(code, content, quantization(content));
            case DHT -> checked(code, content, huffman(content));
            case DRI -> checked(code, content, content.length == 2);
            case SOF_BASELINE, SOF_BASELINE + 1, SOF_PROGRESSIVE -> checked(code, content, frame(content));
            case SOS -> {
                scanning = true;
                scanned = true;
                yield checked(code, content, scanHeader(content));
            }
            default -> {
                require(code > 0xDF && code <= APP_LAST || code == COMMENT, "a segment of another kind");
                yield null;
            }
        };
    }

    private static byte[] checked(int code, byte[] content, boolean holds) throws InvalidPicture {
        require(holds, "a segment");
        return segment(code, content);
    }

    private static byte[] segment(int code, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) 0xFF)
                .put((byte) code)
                .putShort((short) (content.length + 2))
                .put(content)
                .array();
    }

    /// The coded data of a scan, up to the next marker.
    private byte[] scan() throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream(BLOCK + 2);
        while (data.size() < BLOCK) {
            int one = readByte();
            if (one != 0xFF) {
                data.write(one);
                continue;
            }
            int following = readByte();
            while (following == 0xFF) {
                following = readByte();
            }
            if (following != 0 && (following < 0xD0 || following > RESTART_LAST)) {
                scanning = false;
                marker = following;
                break;
            }
            data.write(0xFF);
            data.write(following);
        }
        return data.size() == 0 ? null : data.toByteArray();
    }

    private static boolean quantization(byte[] content) {
        int at = 0;
        while (at < content.length) {
            int bytes = (content[at] >> 4 & 0xF) + 1;
            if (bytes > 2 || (content[at] & 0xF) > 3) {
                return false;
            }
            at += 1 + 64 * bytes;
        }
        return at == content.length && at > 0;
    }

    private static boolean huffman(byte[] content) {
        int at = 0;
        while (at < content.length) {
            if ((content[at] >> 4 & 0xF) > 1 || (content[at] & 0xF) > 3 || at + 17 > content.length) {
                return false;
            }
            int symbols = 0;
            for (int i = 1; i <= 16; i++) {
                symbols += content[at + i] & 0xFF;
            }
            if (symbols > 256) {
                return false;
            }
            at += 17 + symbols;
        }
        return at == content.length && at > 0;
    }

    private boolean frame(byte[] content) throws InvalidPicture {
        if (!components.isEmpty() || content.length < 6 || content[0] != 8) {
            return false;
        }
        requireSize(unsigned(content, 3), unsigned(content, 1));
        int count = content[5];
        if (count != 1 && count != 3 && count != 4 || content.length != 6 + 3 * count) {
            return false;
        }
        for (int at = 6; at < content.length; at += 3) {
            int across = content[at + 1] >> 4 & 0xF;
            int down = content[at + 1] & 0xF;
            if (!components.add(content[at] & 0xFF) || across < 1 || across > 4 || down < 1 || down > 4
                    || content[at + 2] < 0 || content[at + 2] > 3) {
                return false;
            }
        }
        return true;
    }

    private boolean scanHeader(byte[] content) {
        int count = content.length == 0 ? 0 : content[0];
        if (count < 1 || count > components.size() || content.length != 4 + 2 * count) {
            return false;
        }
        for (int at = 1; at <= 2 * count; at += 2) {
            if (!components.contains(content[at] & 0xFF) || (content[at + 1] >> 4 & 0xF) > 3 || (content[at + 1] & 0xF) > 3) {
                return false;
            }
        }
        return true;
    }

    private static int unsigned(byte[] content, int at) {
        return (content[at] & 0xFF) << 8 | content[at + 1] & 0xFF;
    }

    /// A segment with nothing but the orientation.
    private byte[] orientation(byte[] content) {
        int orientation = turned || !components.isEmpty() ? ExifOrientation.UPRIGHT : ExifOrientation.of(content);
        if (orientation == ExifOrientation.UPRIGHT) {
            return null;
        }
        turned = true;
        return segment(APP_EXIF, ExifOrientation.written(orientation));
    }

    /// A segment with nothing but how the colours are coded: without it, some pictures would have wrong colours.
    private byte[] coding(byte[] content) {
        if (coded || !components.isEmpty() || content.length != 12
                || !ByteBuffer.wrap(content, 0, ADOBE.length).equals(ByteBuffer.wrap(ADOBE))
                || content[11] < 0 || content[11] > 2) {
            return null;
        }
        coded = true;
        return segment(APP_ADOBE, ByteBuffer.allocate(12)
                .put(ADOBE)
                .putShort((short) 100)
                .putShort((short) 0)
                .putShort((short) 0)
                .put(content[11])
                .array());
    }
}
