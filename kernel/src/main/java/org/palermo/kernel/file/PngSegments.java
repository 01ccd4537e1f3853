package org.palermo.kernel.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The chunks of a PNG (W3C, Portable Network Graphics) that make the picture: its header, palette, transparency and image data. The
/// checksum of each is checked, and that the image data unpack to exactly this picture, with nothing behind it.
final class PngSegments extends PictureSegments {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final int HEADER = 13;
    private static final int MOST_OF_PALETTE = 768;
    /// The passes of an interlaced picture: first column and row, and the steps between them.
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};

    private final Inflater inflater = new Inflater();
    private final byte[] unpacked = new byte[BLOCK];
    private final CRC32 crc = new CRC32();
    private boolean begun;
    private boolean over;
    private String last = "";
    private int colour;
    private int depth;
    private int palette;
    private boolean transparency;
    /// Bytes of the picture that have not been unpacked yet.
    private long missing;
    /// Bytes of the present chunk of image data that have not been read yet.
    private int left;

    PngSegments(InputStream in) {
        super(new BufferedInputStream(in, BLOCK));
    }

    @Override
    public byte[] next() throws IOException {
        if (!begun) {
            require(Arrays.equals(read(SIGNATURE.length), SIGNATURE), "its beginning");
            begun = true;
            return SIGNATURE.clone();
        }
        byte[] block = null;
        while (block == null && !over) {
            block = left > 0 ? imageData() : chunk();
        }
        return block;
    }

    /// @return null for a chunk that is left out
    private byte[] chunk() throws IOException {
        int length = ByteBuffer.wrap(read(4)).getInt();
        byte[] type = read(4);
        String name = new String(type, StandardCharsets.ISO_8859_1);
        require(length >= 0 && name.chars().allMatch(letter -> letter < 128 && Character.isLetter(letter)), "a chunk");
        require(!last.isEmpty() || name.equals("IHDR"), "its first chunk");
        crc.reset();
        crc.update(type);
        return switch (name) {
            case "IHDR" -> small(name, type, length, HEADER);
            case "PLTE" -> small(name, type, length, MOST_OF_PALETTE);
            case "tRNS" -> small(name, type, length, 256);
            case "IDAT" -> beginImageData(type, length);
            case "IEND" -> small(name, type, length, 0);
            default -> leftOut(type, length);
        };
    }

    private byte[] leftOut(byte[] type, int length) throws IOException {
        // A capital first letter says that the picture can't be shown without the chunk.
        require(Character.isLowerCase(type[0]), "a chunk of another kind");
        in.skipNBytes(length + 4L);
        last = last.equals("IDAT") ? "after IDAT" : last;
        return null;
    }

    private byte[] small(String name, byte[] type, int length, int most) throws IOException {
        require(length <= most, "a length");
        byte[] content = read(length);
        crc.update(content);
        boolean holds = switch (name) {
            case "IHDR" -> header(content);
            case "PLTE" -> palette(content);
            case "tRNS" -> transparency(content);
            default -> end();
        };
        require(holds, "a chunk");
        byte[] sum = checksum();
        last = name;
        return ByteBuffer.allocate(12 + length).putInt(length).put(type).put(content).put(sum).array();
    }

    private byte[] checksum() throws IOException {
        byte[] sum = read(4);
        require(Integer.toUnsignedLong(ByteBuffer.wrap(sum).getInt()) == crc.getValue(), "a checksum");
        return sum;
    }

    private boolean header(byte[] content) throws InvalidPicture {
        if (!last.isEmpty() || content.length != HEADER) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(content);
        int width = header.getInt();
        int height = header.getInt();
        requireSize(width, height);
        depth = header.get();
        colour = header.get();
        boolean known = switch (colour) {
            case 0 -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
            case 3 -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
            case 2, 4, 6 -> depth == 8 || depth == 16;
            default -> false;
        };
        boolean plain = header.get() == 0 & header.get() == 0;
        int interlaced = header.get();
        missing = interlaced == 0 ? bytes(width, height) : interlaced(width, height);
        return known && plain && (interlaced == 0 || interlaced == 1);
    }

    private long interlaced(int width, int height) {
        long all = 0;
        for (int[] pass : PASSES) {
            all += bytes((width - pass[0] + pass[2] - 1) / pass[2], (height - pass[1] + pass[3] - 1) / pass[3]);
        }
        return all;
    }

    /// Bytes of so many rows, each after a byte for its filter.
    private long bytes(long width, long height) {
        int samples = switch (colour) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
        return width <= 0 || height <= 0 ? 0 : height * (1 + (width * samples * depth + 7) / 8);
    }

    private boolean palette(byte[] content) {
        if (palette > 0 || !last.equals("IHDR") || content.length == 0 || content.length % 3 != 0 || colour == 0 || colour == 4) {
            return false;
        }
        palette = content.length / 3;
        return true;
    }

    private boolean transparency(byte[] content) {
        boolean first = !transparency && (last.equals("IHDR") || last.equals("PLTE"));
        transparency = true;
        return first && switch (colour) {
            case 0 -> content.length == 2;
            case 2 -> content.length == 6;
            case 3 -> content.length > 0 && content.length <= palette;
            default -> false;
        };
    }

    private byte[] beginImageData(byte[] type, int length) throws IOException {
        require(!last.equals("after IDAT") && (colour != 3 || palette > 0), "image data at this place");
        require(length > 0, "a length");
        last = "IDAT";
        left = length;
        return ByteBuffer.allocate(8).putInt(length).put(type).array();
    }

    private byte[] imageData() throws IOException {
        byte[] data = read(Math.min(left, BLOCK));
        crc.update(data);
        unpack(data);
        left -= data.length;
        if (left > 0) {
            return data;
        }
        byte[] sum = checksum();
        return ByteBuffer.allocate(data.length + sum.length).put(data).put(sum).array();
    }

    private void unpack(byte[] data) throws InvalidPicture {
        inflater.setInput(data);
        try {
            while (!inflater.needsInput() && !inflater.finished()) {
                int count = inflater.inflate(unpacked);
                missing -= count;
                require(missing >= 0 && !inflater.needsDictionary() && (count > 0 || inflater.needsInput() || inflater.finished()),
                        "image data");
            }
        } catch (DataFormatException e) {
            throw new InvalidPicture("image data");
        }
        require(!inflater.finished() || inflater.getRemaining() == 0, "something behind the image data");
    }

    private boolean end() {
        over = missing == 0 && inflater.finished();
        return over;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
