package org.palermo.kernel.workbook;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The parts of a workbook's archive, found by its directory, because the header before each part differs between writers,
/// and that of streaming writers can't be read from the front. The size of the directory and of everything that is
/// unpacked is limited.
final class Parts {
    private static final int END = 22;
    private static final int END_SEARCHED = END + 0xFFFF;
    private static final int DIRECTORY_MOST = 1 << 20;
    private static final long IN_EXTRA = 0xFFFF_FFFFL;
    /// The archives of Excel have some hundred names.
    private static final int MOST_NAMES = 500;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final SeekableFile file;
    private final WorkbookLimits workbookLimits;
    private final Map<String, Entry> entries = new HashMap<>();
    private final ReadBudget unpacked;

    private record Entry(int method, long packed, long place) {}

    Parts(SeekableFile file, WorkbookLimits workbookLimits) {
        this.file = file;
        this.workbookLimits = workbookLimits;
        this.unpacked = new ReadBudget(workbookLimits.unpacked());
        try {
            directory();
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
    }

    boolean has(String part) {
        return entries.containsKey(part);
    }

    /// @throws FileDefect when the part does not exist
    Xml read(String part) {
        return Xml.read(open(part), workbookLimits.betweenTags(), MOST_NAMES);
    }

    private InputStream open(String part) {
        Entry entry = entries.get(part);
        if (entry == null) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
        if (entry.method() != STORED && entry.method() != DEFLATED) {
            throw new FileDefect(FileDefect.Kind.OTHER_FORMAT);
        }
        try {
            ByteBuffer head = bytes(entry.place(), 30);
            long begins = entry.place() + 30 + head.getChar(26) + head.getChar(28);
            InputStream packed = new Bounded(file.from(begins), entry.packed());
            return unpacked.of(entry.method() == STORED ? packed : new InflatedPart(packed));
        } catch (IOException e) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
    }

    private void directory() throws IOException {
        int searched = (int) Math.min(file.size(), END_SEARCHED);
        ByteBuffer tail = bytes(file.size() - searched, searched);
        int end = searched - END;
        while (end >= 0 && tail.getInt(end) != 0x06054B50) {
            end--;
        }
        if (end < 0) {
            throw new FileDefect(FileDefect.Kind.OTHER_FORMAT);
        }
        long size = tail.getInt(end + 12) & IN_EXTRA;
        long place = tail.getInt(end + 16) & IN_EXTRA;
        if (size == IN_EXTRA || place == IN_EXTRA) {
            ByteBuffer large = bytes(tail.getLong(end - 20 + 8), 56);
            size = large.getLong(40);
            place = large.getLong(48);
        }
        if (size < 0 || size > DIRECTORY_MOST) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
        ByteBuffer directory = bytes(place, (int) size);
        while (directory.remaining() >= 46 && directory.getInt(directory.position()) == 0x02014B50) {
            entry(directory);
        }
    }

    private void entry(ByteBuffer directory) {
        int at = directory.position();
        int nameLength = directory.getChar(at + 28);
        int extraLength = directory.getChar(at + 30);
        byte[] name = new byte[nameLength];
        directory.get(at + 46, name);
        long[] sizes = {directory.getInt(at + 24) & IN_EXTRA, directory.getInt(at + 20) & IN_EXTRA, directory.getInt(at + 42) & IN_EXTRA};
        extra(directory, at + 46 + nameLength, extraLength, sizes);
        String path = new String(name, StandardCharsets.UTF_8).replace('\\', '/');
        entries.put(path.startsWith("/") ? path.substring(1) : path, new Entry(directory.getChar(at + 10), sizes[1], sizes[2]));
        directory.position(at + 46 + nameLength + extraLength + directory.getChar(at + 32));
    }

    /// Numbers that are too large for the entry are stored here, in this order.
    private static void extra(ByteBuffer directory, int from, int length, long[] sizes) {
        for (int at = from; at + 4 <= from + length; at += 4 + directory.getChar(at + 2)) {
            if (directory.getChar(at) == 1) {
                int place = at + 4;
                for (int i = 0; i < sizes.length; i++) {
                    if (sizes[i] == IN_EXTRA) {
                        sizes[i] = directory.getLong(place);
                        place += 8;
                    }
                }
            }
        }
    }

    private ByteBuffer bytes(long place, int count) throws IOException {
        if (place < 0 || count < 0 || place > file.size() - count) {
            throw new EOFException();
        }
        try (InputStream in = file.from(place)) {
            byte[] bytes = in.readNBytes(count);
            if (bytes.length < count) {
                throw new EOFException();
            }
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? super.read() : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = left <= 0 ? -1 : super.read(into, from, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
