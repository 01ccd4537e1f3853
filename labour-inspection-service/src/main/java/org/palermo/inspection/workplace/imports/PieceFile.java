package org.palermo.inspection.workplace.imports;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.palermo.kernel.workbook.SeekableFile;

/// A file in pieces, readable from any place. Each stream holds one piece in memory.
///
/// @param pieces by number, each of {@link #PIECE} bytes except the last; null after the last
public record PieceFile(long size, IntFunction<byte[]> pieces) implements SeekableFile {
    public static final int PIECE = 1 << 20;

    @Override
    public InputStream from(long place) {
        return new Stream(pieces, place);
    }

    private static final class Stream extends InputStream {
        private final IntFunction<byte[]> pieces;
        private byte[] piece = new byte[0];
        private int next;
        private int at;
        private boolean over;

        Stream(IntFunction<byte[]> pieces, long place) {
            this.pieces = pieces;
            this.next = (int) (place / PIECE);
            if (place % PIECE > 0) {
                take();
                at = (int) (place % PIECE);
            }
        }

        @Override
        public int read() {
            return isOver() ? -1 : piece[at++] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) {
            if (most == 0) {
                return 0;
            }
            if (isOver()) {
                return -1;
            }
            int count = Math.min(most, piece.length - at);
            System.arraycopy(piece, at, into, from, count);
            at += count;
            return count;
        }

        private boolean isOver() {
            while (!over && at >= piece.length) {
                take();
            }
            return over;
        }

        private void take() {
            byte[] taken = pieces.apply(next++);
            over = taken == null;
            piece = over ? new byte[0] : taken;
            at = 0;
        }
    }
}
