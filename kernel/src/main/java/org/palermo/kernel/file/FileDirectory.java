package org.palermo.kernel.file;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.palermo.kernel.problem.Problems;

/// Keeps files in a directory that all instances share: `<directory>/<last two digits of the id>/<id>`. A file is written under
/// another name and renamed when it is complete; file and directory are synced.
@ApplicationScoped
class FileDirectory implements FileStore {
    private static final String UNFINISHED = ".unfinished";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private static final int LATER_SECONDS = 300;

    private final Optional<Path> directory;
    private final long reserve;

    FileDirectory(FilesConfig config) {
        this.directory = config.directory();
        this.reserve = config.reserve().asLongValue();
    }

    /// Shows how much room is left, from the start on: the metrics `disk.free` and `disk.total`.
    void show(@Observes StartupEvent event, MeterRegistry meters) {
        directory.ifPresent(place -> new DiskSpaceMetrics(place.toFile()).bindTo(meters));
    }

    @Override
    public Writing write(UUID id) throws IOException {
        Path file = place(id);
        Path folder = file.getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            sync(folder.getParent());
        }
        requireRoom(folder);
        return new Part(file);
    }

    private void requireRoom(Path folder) throws IOException {
        if (reserve > 0 && Files.getFileStore(folder).getUsableSpace() < reserve) {
            throw Problems.unavailable("file", "full",
                    "There is not enough disk space left for files. Ask your administrator to free some.",
                    LATER_SECONDS);
        }
    }

    @Override
    public InputStream read(UUID id) throws IOException {
        return Files.newInputStream(place(id));
    }

    @Override
    public Optional<Kept> find(UUID id) throws IOException {
        try {
            return Optional.of(kept(id, place(id)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    @Override
    public boolean delete(UUID id) throws IOException {
        Path file = place(id);
        boolean deleted = Files.deleteIfExists(file);
        if (deleted) {
            sync(file.getParent());
        }
        return deleted;
    }

    @Override
    public Stream<Kept> list() throws IOException {
        return paths().filter(path -> ID.matcher(name(path)).matches()).flatMap(path -> {
            try {
                return Stream.of(kept(UUID.fromString(name(path)), path));
            } catch (NoSuchFileException deletedMeanwhile) {
                return Stream.empty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public int deleteUnfinished(Instant before) throws IOException {
        int deleted = 0;
        try (Stream<Path> paths = paths()) {
            for (Path path : (Iterable<Path>) paths.filter(path -> name(path).endsWith(UNFINISHED))::iterator) {
                if (lastModified(path).filter(before::isAfter).isPresent() && Files.deleteIfExists(path)) {
                    deleted++;
                }
            }
        }
        return deleted;
    }

    private static Optional<Instant> lastModified(Path path) throws IOException {
        try {
            return Optional.of(Files.getLastModifiedTime(path).toInstant());
        } catch (NoSuchFileException keptMeanwhile) {
            return Optional.empty();
        }
    }

    /// By their names alone: others may write and delete meanwhile.
    private Stream<Path> paths() throws IOException {
        return Files.isDirectory(root()) ? Files.list(root()).filter(Files::isDirectory).flatMap(FileDirectory::in) : Stream.empty();
    }

    private static Stream<Path> in(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Kept kept(UUID id, Path path) throws IOException {
        BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
        return new Kept(id, found.size(), found.lastModifiedTime().toInstant());
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private Path place(UUID id) {
        String name = id.toString();
        return root().resolve(name.substring(name.length() - 2)).resolve(name);
    }

    private Path root() {
        return directory.orElseThrow(() -> Problems.unavailable("file", "not-configured", "No place for files is configured here."));
    }

    /// Makes sure that a new, renamed or deleted name is on the disk too.
    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private final class Part implements Writing {
        private final Path file;
        private final Path part;
        private final FileChannel channel;

        /// @throws FileAlreadyExistsException when a file was kept under this id: none is ever written again
        Part(Path file) throws IOException {
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(name(file));
            }
            this.file = file;
            this.part = file.resolveSibling(name(file) + UNFINISHED);
            this.channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void append(byte[] segment) throws IOException {
            // A large file, or several at once, would take the reserve although there was room when they began.
            requireRoom(file.getParent());
            ByteBuffer left = ByteBuffer.wrap(segment);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }

        @Override
        public void keep() throws IOException {
            channel.force(true);
            channel.close();
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.getParent());
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(part);
        }
    }
}
