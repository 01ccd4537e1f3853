package org.palermo.kernel.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/// A copy of a picture that holds nothing but the parts that make the picture, each checked: no place where it was taken, no comment, no
/// preview of what was cut away, no program, nothing behind the end. Browsers are shown this copy and never the file itself. Of the other
/// parts only two facts stay, written anew: which side is up, and how the colours of a JPEG are coded.
///
/// The copy is made while it is read, a block at a time, and takes at most about 130 KiB of memory.
public abstract sealed class PictureSegments implements AutoCloseable permits JpegSegments, PngSegments {
    /// A larger picture could use up the memory of the device that shows it.
    private static final long MOST_PIXELS = 100_000_000;
    static final int BLOCK = 1 << 16;

    final InputStream in;

    PictureSegments(InputStream in) {
        this.in = in;
    }

    /// @param in is not closed
    public static PictureSegments of(FileType type, InputStream in) {
        return switch (type) {
            case JPEG -> new JpegSegments(in);
            case PNG -> new PngSegments(in);
            case PDF, DOCX, TEXT, MP4, WEBM, OGG, MP3, WAV -> throw new IllegalArgumentException(type + " is no picture");
        };
    }

    /// Reads to the end of the picture.
    ///
    /// @return the SHA-256 of the copy, or null when it is no complete picture that can be copied
    public static byte[] hashOfCopy(FileType type, InputStream in) throws IOException {
        Hash hash = new Hash();
        try (PictureSegments copy = of(type, in)) {
            byte[] block = copy.next();
            while (block != null) {
                hash.add(block, 0, block.length);
                block = copy.next();
            }
            return hash.value();
        } catch (InvalidPicture | EOFException incomplete) {
            return null;
        }
    }

    /// The next block of the copy, or null at its end. It waits for its source.
    ///
    /// @throws IOException when the file is no complete picture
    public abstract byte[] next() throws IOException;

    /// Frees what checking needs; the source stays open.
    @Override
    public void close() {}

    static void requireSize(long width, long height) throws InvalidPicture {
        require(width > 0 && height > 0 && width * height <= MOST_PIXELS, "its size");
    }

    static void require(boolean holds, String otherwise) throws InvalidPicture {
        if (!holds) {
            throw new InvalidPicture(otherwise);
        }
    }

    /// All of these bytes.
    byte[] read(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    int readByte() throws IOException {
        int one = in.read();
        if (one < 0) {
            throw new EOFException();
        }
        return one;
    }
}
