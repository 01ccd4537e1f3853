package org.palermo.referral.htcds.file;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.palermo.kernel.workbook.SeekableFile;

/// A file composed of pieces, readable from any position. Each stream holds one piece in memory.
///
/// @param pieces the pieces by number, each of {@link #PIECE} bytes except the last; null after the last
public record FileBytes(long size, IntFunction<byte[]> pieces) implements SeekableFile {
    /// The size of each piece but the last, in bytes.
    public static final int PIECE = 1 << 20;

    @Override
    public InputStream from(long place) {
        return new PieceStream(pieces, place);
    }

    public InputStream all() {
        return from(0);
    }

    private static final class PieceStream extends InputStream {
        private final IntFunction<byte[]> pieces;
        private byte[] piece;
        private int number;
        private int at;
        private boolean ended;

        PieceStream(IntFunction<byte[]> pieces, long place) {
            this.pieces = pieces;
            this.number = (int) (place / PIECE);
            this.at = (int) (place % PIECE);
        }

        @Override
        public int read() {
            return more() ? piece[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (length == 0) {
                return 0;
            }
            if (!more()) {
                return -1;
            }
            int count = Math.min(length, piece.length - at);
            System.arraycopy(piece, at, into, from, count);
            at += count;
            return count;
        }

        private boolean more() {
            while (!ended && (piece == null || at >= piece.length)) {
                at = piece == null ? at : 0;
                piece = pieces.apply(number++);
                ended = piece == null;
            }
            return !ended;
        }
    }
}
