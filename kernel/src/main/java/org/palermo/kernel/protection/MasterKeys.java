package org.palermo.kernel.protection;

import static io.quarkus.scheduler.Scheduled.ConcurrentExecution.SKIP;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// The master keys of this service, from a file that is read again when it changes. If the file disappears, is damaged or
/// belongs to another database while the service runs, the keys that were read last stay in use, and the health check
/// reports it.
@ApplicationScoped
public class MasterKeys implements KeyWrapper {
    private static final Logger LOG = Logger.getLogger(MasterKeys.class);
    private static final long PAUSE_NANOS = 500_000_000;
    private static final String EVERY = "${palermo.keys.look}";

    private final Optional<Path> file;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - PAUSE_NANOS);
    private volatile String read;
    private volatile MasterKeyset keyset;
    private volatile KeysUnavailable.Reason failure;
    /// Whether the keyset has already opened a key of this database.
    private volatile boolean proven;

    MasterKeys(ProtectionConfig config) {
        this.file = config.file();
    }

    /// Runs before everything that needs a key at start.
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        look();
    }

    @Override
    public byte[] wrap(byte[] key, byte[] bound) {
        return keyset().wrap(key, bound);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] bound) {
        long id = keyOf(wrapped);
        if (!keyset().ids().contains(id)) {
            lookForNewcomer();
        }
        MasterKeyset now = keyset();
        if (!now.ids().contains(id)) {
            throw new KeysUnavailable(KeysUnavailable.Reason.UNKNOWN_KEY);
        }
        byte[] key = now.unwrap(wrapped, bound);
        proven = true;
        return key;
    }

    @Override
    public long current() {
        return keyset().primary();
    }

    @Override
    public long keyOf(byte[] wrapped) {
        return MasterKeyset.keyOf(wrapped);
    }

    /// The ids of all present master keys; none before there is a file.
    Set<Long> ids() {
        return keyset == null ? Set.of() : keyset.ids();
    }

    /// The ids of the keys that only open data keys and no longer wrap new ones.
    Long[] former() {
        MasterKeyset now = keyset;
        return now == null ? new Long[0] : now.ids().stream().filter(id -> id != now.primary()).toArray(Long[]::new);
    }

    boolean areHere() {
        return keyset != null;
    }

    /// The reason why the present file can't be used, if it can't.
    Optional<KeysUnavailable.Reason> failure() {
        return Optional.ofNullable(failure);
    }

    private MasterKeyset keyset() {
        MasterKeyset now = keyset;
        if (now == null) {
            throw new KeysUnavailable(failure == null ? KeysUnavailable.Reason.NOT_CONFIGURED : failure);
        }
        return now;
    }

    /// Another instance may have read a new key a moment earlier. The file is small and local, and the pause limits how
    /// often a row with a lost key can make an event loop read it.
    private void lookForNewcomer() {
        long before = lookedAt.get();
        long now = System.nanoTime();
        if (now - before >= PAUSE_NANOS && lookedAt.compareAndSet(before, now)) {
            look();
        }
    }

    @Scheduled(identity = "master-keys", every = EVERY, delayed = EVERY, concurrentExecution = SKIP)
    synchronized void look() {
        try {
            if (file.isEmpty()) {
                throw new KeysUnavailable(KeysUnavailable.Reason.NOT_CONFIGURED);
            }
            String found = Files.readString(file.get());
            if (!found.equals(read)) {
                keyset = successor(MasterKeyset.parse(found));
                read = found;
                LOG.infof("Master key %d wraps, of %d", keyset.primary(), keyset.ids().size());
            }
            failure = null;
        } catch (KeysUnavailable unusable) {
            fail(unusable.reason());
        } catch (NoSuchFileException missing) {
            fail(KeysUnavailable.Reason.MISSING);
        } catch (IOException unreadable) {
            fail(KeysUnavailable.Reason.UNREADABLE);
        }
    }

    /// A valid successor of keys that open this database contains one of them: a rotation adds a key and a retirement
    /// keeps one. A file without any of them was put here by mistake, and data that it wrapped would be lost with it.
    private MasterKeyset successor(MasterKeyset found) {
        if (proven && Collections.disjoint(found.ids(), keyset.ids())) {
            throw new KeysUnavailable(KeysUnavailable.Reason.ANOTHERS);
        }
        return found;
    }

    private void fail(KeysUnavailable.Reason reason) {
        if (failure != reason) {
            LOG.warnf("Master keys: %s", reason.code());
        }
        failure = reason;
    }
}
