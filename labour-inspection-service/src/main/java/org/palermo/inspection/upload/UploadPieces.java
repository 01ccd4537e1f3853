package org.palermo.inspection.upload;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.file.FileIntake;
import org.palermo.kernel.file.FileStore;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.file.PictureSegments;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.SealedDataDamaged;

/// The sealed files of pieces. Everything here waits for a disk: call it on a thread that may wait.
@ApplicationScoped
class UploadPieces {
    private final FileStore store;

    UploadPieces(FileStore store) {
        this.store = store;
    }

    /// A piece that is on the disk.
    ///
    /// @param atByte where in the whole file it begins
    @RegisterForReflection
    record Piece(long atByte, int size, UUID file, long storedBytes, byte[] storedSha256) {}

    /// Returns when the piece is on the disk.
    Piece keep(UUID upload, DataKey key, UUID file, long atByte, byte[] bytes) throws IOException {
        byte[] sealed = key.sealBytes(place(upload, atByte), bytes);
        try (FileStore.Writing writing = store.write(file)) {
            writing.append(sealed);
            writing.keep();
        }
        return new Piece(atByte, bytes.length, file, sealed.length, sha256().digest(sealed));
    }

    /// The whole file, a piece at a time. Reading fails with {@link SealedDataDamaged} where a piece was changed.
    ///
    /// @param pieces all of them, in their order
    InputStream read(UUID upload, DataKey key, List<Piece> pieces) {
        return new Pieces(upload, key, pieces.iterator());
    }

    /// What is known of a whole file once all of it was read.
    ///
    /// @param sha256 in hexadecimal
    /// @param picture JPEG or PNG when there is a checked copy to show; null otherwise
    /// @param shownSha256 of this copy, in hexadecimal; null when there is none
    record Checked(String sha256, FileType picture, String shownSha256) {}

    /// Reads the whole file; a picture that evidence could have is read once more.
    Checked check(UUID upload, DataKey key, List<Piece> pieces) throws IOException {
        MessageDigest hash = sha256();
        long size = 0;
        for (Piece piece : pieces) {
            hash.update(open(upload, key, piece));
            size += piece.size();
        }
        String whole = HexFormat.of().formatHex(hash.digest());
        Optional<FileType> type = size > FileIntake.MOST ? Optional.empty() : type(upload, key, pieces).filter(FileType::isPicture);
        byte[] shown = type.isPresent() ? shown(upload, key, pieces, type.get()) : null;
        return shown == null ? new Checked(whole, null, null) : new Checked(whole, type.get(), HexFormat.of().formatHex(shown));
    }

    /// By its first bytes.
    private Optional<FileType> type(UUID upload, DataKey key, List<Piece> pieces) throws IOException {
        try (InputStream file = read(upload, key, pieces)) {
            return FileType.of(file.readNBytes(FileType.HEAD));
        }
    }

    private byte[] shown(UUID upload, DataKey key, List<Piece> pieces, FileType type) throws IOException {
        try (InputStream file = read(upload, key, pieces)) {
            return PictureSegments.hashOfCopy(type, file);
        }
    }

    private byte[] open(UUID upload, DataKey key, Piece piece) throws IOException {
        try (InputStream stored = store.read(piece.file())) {
            byte[] opened = key.openBytes(place(upload, piece.atByte()), stored.readNBytes(Upload.MOST_OF_PIECE + DataKey.OVERHEAD));
            if (opened.length != piece.size()) {
                throw new SealedDataDamaged("A piece of an upload");
            }
            return opened;
        }
    }

    private static String place(UUID upload, long atByte) {
        return "piece." + upload + "." + atByte;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private final class Pieces extends InputStream {
        private final UUID upload;
        private final DataKey key;
        private final Iterator<Piece> left;
        private byte[] piece = new byte[0];
        private int at;

        Pieces(UUID upload, DataKey key, Iterator<Piece> left) {
            this.upload = upload;
            this.key = key;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            if (at == piece.length) {
                if (!left.hasNext()) {
                    return -1;
                }
                piece = open(upload, key, left.next());
                at = 0;
            }
            int count = Math.min(most, piece.length - at);
            System.arraycopy(piece, at, into, from, count);
            at += count;
            return count;
        }

        @Override
        public void close() {
            Arrays.fill(piece, (byte) 0);
        }
    }
}
