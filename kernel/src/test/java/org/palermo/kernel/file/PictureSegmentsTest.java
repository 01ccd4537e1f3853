package org.palermo.kernel.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures with data hidden at random places: the copy shows the same picture and holds none of it. Tested by seed.
class PictureSegmentsTest {
    private static final String HIDDEN = "Zhidden 51.5007 -0.1246";
    private static final byte[] SECRET = HIDDEN.getBytes(StandardCharsets.US_ASCII);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_copy_of_a_jpeg_shows_the_picture_and_nothing_hidden(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] jpeg = jpeg(random);
        byte[] hiding = hiding(jpeg, random);
        assertTrue(holdsSecret(hiding));
        byte[] copy = copy(FileType.JPEG, hiding);
        assertFalse(holdsSecret(copy));
        assertSamePicture(jpeg, copy);
        assertArrayEquals(copy, copy(FileType.JPEG, copy), "a copy of the copy is the copy");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_copy_of_a_png_shows_the_picture_and_nothing_hidden(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] png = png(random);
        List<byte[]> chunks = chunks(png);
        for (String name : List.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt")) {
            chunks.add(place(chunks, random), chunk(name, SECRET));
        }
        byte[] hiding = joined(png, chunks, SECRET);
        assertTrue(holdsSecret(hiding));
        byte[] copy = copy(FileType.PNG, hiding);
        assertFalse(holdsSecret(copy));
        assertSamePicture(png, copy);
        assertArrayEquals(copy, copy(FileType.PNG, copy), "a copy of the copy is the copy");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_changed_or_cut_file_gives_a_checked_copy_or_none(long seed) throws IOException {
        Random random = new Random(seed);
        for (FileType type : List.of(FileType.JPEG, FileType.PNG)) {
            byte[] picture = type == FileType.JPEG ? hiding(jpeg(random), random) : png(random);
            for (int i = 0; i < 40; i++) {
                byte[] changed = Arrays.copyOf(picture, random.nextInt(picture.length + 1));
                if (changed.length > 0) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                if (PictureSegments.hashOfCopy(type, new ByteArrayInputStream(changed)) != null) {
                    byte[] copy = copy(type, changed);
                    assertArrayEquals(copy, copy(type, copy));
                    assertFalse(holdsSecret(copy));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void the_copy_keeps_which_side_is_up_and_nothing_else_of_exif(int orientation) throws IOException {
        byte[] jpeg = jpeg(new Random(orientation));
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + SECRET.length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8).putShort((short) 2)
                .putShort((short) 0x010E).putShort((short) 2).putInt(SECRET.length).putInt(38)
                .putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0)
                .putInt(0).put(SECRET);
        byte[] copy = copy(FileType.JPEG, with(jpeg, 2, segment(0xE1, exif.array())));
        assertFalse(holdsSecret(copy));
        int found = indexOf(copy, "Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        if (orientation == 1) {
            assertEquals(-1, found);
        } else {
            assertEquals(orientation, ExifOrientation.of(Arrays.copyOfRange(copy, found, found + 32)));
            assertEquals(34, ByteBuffer.wrap(copy, found - 2, 2).getShort(), "the segment says one thing");
        }
        assertSamePicture(jpeg, copy);
    }

    @Test
    void no_copy_of_a_png_with_data_behind_the_image_data() throws IOException {
        byte[] png = png(new Random(1));
        List<byte[]> chunks = new ArrayList<>();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (byte[] chunk : chunks(png)) {
            if (name(chunk).equals("IDAT")) {
                data.write(chunk, 8, chunk.length - 12);
            } else {
                chunks.add(chunk);
            }
        }
        chunks.add(chunks.size() - 1, chunk("IDAT", data.toByteArray()));
        assertSamePicture(png, copy(FileType.PNG, joined(png, chunks, new byte[0])));
        data.write(SECRET);
        chunks.set(chunks.size() - 2, chunk("IDAT", data.toByteArray()));
        assertThrows(InvalidPicture.class, () -> copy(FileType.PNG, joined(png, chunks, new byte[0])));
        chunks.set(chunks.size() - 2, chunk("IDAT", deflated(new byte[100_000])));
        assertThrows(InvalidPicture.class, () -> copy(FileType.PNG, joined(png, chunks, new byte[0])), "more than the picture");
    }

    @Test
    void no_copy_of_a_png_with_a_wrong_checksum() throws IOException {
        byte[] png = png(new Random(2));
        png[29] ^= 1;
        assertThrows(InvalidPicture.class, () -> copy(FileType.PNG, png));
    }

    @Test
    void no_copy_of_a_picture_that_is_too_large_to_show() throws IOException {
        byte[] png = png(new Random(3));
        ByteBuffer header = ByteBuffer.allocate(13).putInt(100_000).putInt(100_000).put(png, 24, 5);
        List<byte[]> chunks = chunks(png);
        chunks.set(0, chunk("IHDR", header.array()));
        assertThrows(InvalidPicture.class, () -> copy(FileType.PNG, joined(png, chunks, new byte[0])));
    }

    @Test
    void no_copy_of_something_else() {
        for (FileType type : List.of(FileType.JPEG, FileType.PNG)) {
            assertThrows(IOException.class, () -> copy(type, "<html><script>alert(1)</script>".getBytes()));
            assertThrows(IOException.class, () -> copy(type, new byte[0]));
        }
    }

    private static byte[] copy(FileType type, byte[] file) throws IOException {
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        try (PictureSegments segments = PictureSegments.of(type, new ByteArrayInputStream(file))) {
            for (byte[] block = segments.next(); block != null; block = segments.next()) {
                copy.write(block);
            }
        }
        return copy.toByteArray();
    }

    private static void assertSamePicture(byte[] expected, byte[] actual) throws IOException {
        BufferedImage one = ImageIO.read(new ByteArrayInputStream(expected));
        BufferedImage other = ImageIO.read(new ByteArrayInputStream(actual));
        assertEquals(one.getWidth(), other.getWidth());
        assertEquals(one.getHeight(), other.getHeight());
        assertArrayEquals(one.getRGB(0, 0, one.getWidth(), one.getHeight(), null, 0, one.getWidth()),
                other.getRGB(0, 0, one.getWidth(), one.getHeight(), null, 0, one.getWidth()));
    }

    private static byte[] jpeg(Random random) throws IOException {
        return written("jpeg", image(random, random.nextBoolean() ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY), random.nextBoolean());
    }

    private static byte[] png(Random random) throws IOException {
        int[] types = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY};
        return written("png", image(random, types[random.nextInt(types.length)]), random.nextBoolean());
    }

    private static BufferedImage image(Random random, int type) {
        BufferedImage image = new BufferedImage(1 + random.nextInt(90), 1 + random.nextInt(90), type);
        for (int i = 0; i < 300; i++) {
            image.setRGB(random.nextInt(image.getWidth()), random.nextInt(image.getHeight()), random.nextInt());
        }
        return image;
    }

    /// @param progressive or interlaced
    private static byte[] written(String format, BufferedImage image, boolean progressive) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /// A JPEG with segments in front of some of its own, and bytes behind its end.
    private static byte[] hiding(byte[] jpeg, Random random) throws IOException {
        List<Integer> places = new ArrayList<>();
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            places.add(at);
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        byte[] hiding = jpeg;
        for (int i = places.size() - 1; i >= 0; i--) {
            if (i == 0 || random.nextBoolean()) {
                int code = List.of(0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE).get(random.nextInt(7));
                hiding = with(hiding, places.get(i), segment(code, ("Exif\0\0MM\0*" + HIDDEN).getBytes(StandardCharsets.US_ASCII)));
            }
        }
        return with(hiding, hiding.length, SECRET);
    }

    private static byte[] segment(int code, byte[] content) {
        return ByteBuffer.allocate(content.length + 4).put((byte) 0xFF).put((byte) code).putShort((short) (content.length + 2)).put(content).array();
    }

    private static byte[] with(byte[] file, int at, byte[] more) {
        return ByteBuffer.allocate(file.length + more.length).put(file, 0, at).put(more).put(file, at, file.length - at).array();
    }

    /// The chunks of a PNG, without its signature.
    private static List<byte[]> chunks(byte[] png) {
        List<byte[]> chunks = new ArrayList<>();
        for (int at = 8; at < png.length;) {
            int length = ByteBuffer.wrap(png).getInt(at) + 12;
            chunks.add(Arrays.copyOfRange(png, at, at + length));
            at += length;
        }
        return chunks;
    }

    /// Not in front of the header, not among the image data, not behind the end.
    private static int place(List<byte[]> chunks, Random random) {
        int place = 1 + random.nextInt(chunks.size() - 1);
        return name(chunks.get(place)).equals("IDAT") && name(chunks.get(place - 1)).equals("IDAT") ? 1 : place;
    }

    private static String name(byte[] chunk) {
        return new String(chunk, 4, 4, StandardCharsets.US_ASCII);
    }

    private static byte[] chunk(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(content)
                .putInt((int) crc.getValue()).array();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length];
        int count = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, count);
    }

    private static byte[] joined(byte[] png, List<byte[]> chunks, byte[] behind) throws IOException {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.write(png, 0, 8);
        for (byte[] chunk : chunks) {
            joined.write(chunk);
        }
        joined.write(behind);
        return joined.toByteArray();
    }

    private static boolean holdsSecret(byte[] file) {
        return indexOf(file, SECRET) >= 0;
    }

    private static int indexOf(byte[] file, byte[] part) {
        return new String(file, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
