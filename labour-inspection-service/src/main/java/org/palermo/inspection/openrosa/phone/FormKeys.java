package org.palermo.inspection.openrosa.phone;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.protection.DataKey;
import org.palermo.kernel.protection.DataKeys;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;

/// The key pairs to which phones encrypt filled forms. The forms carry the newest; the earlier ones stay, because phones have forms that
/// carry them. The private keys are sealed under the master keys of the service.
@ApplicationScoped
class FormKeys {
    /// The part of the system that reads the keys. No caller can.
    static final Actor SYSTEM = Actor.system("form-keys");
    private static final String PURPOSE = "FORM_KEY";
    private static final String PRIVATE = "form_key.private_key";
    /// Collect takes any; a private operation of 2048 bits takes a millisecond.
    private static final int BITS = 2_048;
    private static final Query<Carried> NEWEST = Query.of(Carried.class,
            "select number, public_key, made_at from form_key order by number desc limit 1");
    private static final Query<Instant> FIRST = Query.of(Instant.class, "select made_at from form_key order by number limit 1");
    private static final Query<Sealed> FIND = Query.of(Sealed.class, """
            select f.id, f.private_key, k.wrapped
              from form_key f join data_key k on k.owner = f.id and k.purpose = 'FORM_KEY' where f.number = $1
            """);
    private static final Query<String> ALONE = Query.of(String.class,
            "select cast(pg_advisory_xact_lock(hashtextextended('palermo.form key', 0)) as text)");
    private static final Change ADD = Change.of(
            "insert into form_key (id, number, public_key, private_key, made_at) values ($1, $2, $3, $4, $5)");

    private final DataKeys keys;
    private final TransactionTime time;
    private final Vertx vertx;
    private final Provider<Boolean> sealed;
    private final Duration renewed;

    FormKeys(DataKeys keys, TransactionTime time, Vertx vertx, @ConfigProperty(name = "palermo.forms.sealed") Provider<Boolean> sealed,
            @ConfigProperty(name = "palermo.forms.key-days") int days) {
        if (days < 1) {
            throw new IllegalArgumentException("palermo.forms.key-days must be at least 1");
        }
        this.keys = keys;
        this.time = time;
        this.vertx = vertx;
        this.sealed = sealed;
        this.renewed = Duration.ofDays(days);
    }

    /// What a form carries.
    ///
    /// @param publicKey X.509 SubjectPublicKeyInfo
    @RegisterForReflection
    record Carried(int number, byte[] publicKey, Instant madeAt) {}

    @RegisterForReflection
    record Sealed(UUID id, byte[] privateKey, byte[] wrapped) {}

    /// Whether the forms carry a key.
    boolean areCarried() {
        return sealed.get();
    }

    /// The key that forms carry now. Makes the first, and another when the newest is old.
    @Scoped
    Uni<Carried> newest(Actor system) {
        return NEWEST.first().flatMap(found -> found.filter(this::isYoung).map(young -> Uni.createFrom().item(young))
                .orElseGet(() -> ALONE.first().chain(() -> NEWEST.first()).flatMap(again -> again.filter(this::isYoung)
                        .map(young -> Uni.createFrom().item(young)).orElseGet(() -> made(again.map(Carried::number).orElse(0) + 1)))));
    }

    private boolean isYoung(Carried key) {
        return key.madeAt().plus(renewed).isAfter(time.now());
    }

    private Uni<Carried> made(int number) {
        Callable<KeyPair> making = FormKeys::pair;
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(making, false).toCompletionStage()).flatMap(pair -> {
            UUID id = Ids.next();
            Instant now = time.now();
            DataKey key = keys.fresh(id, PURPOSE);
            byte[] carried = pair.getPublic().getEncoded();
            return ADD.execute(id, number, carried, key.sealBytes(PRIVATE, pair.getPrivate().getEncoded()), now)
                    .chain(() -> keys.store(key))
                    .replaceWith(new Carried(number, carried, now));
        });
    }

    private static KeyPair pair() throws NoSuchAlgorithmException {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(BITS);
        return pairs.generateKeyPair();
    }

    /// A private key, PKCS #8; empty when no form ever carried this one.
    @Scoped
    Uni<Optional<byte[]>> privateKey(Actor system, int number) {
        return FIND.first(number)
                .map(found -> found.map(row -> keys.open(row.id(), PURPOSE, row.wrapped()).openBytes(PRIVATE, row.privateKey())));
    }

    /// When the first key was made; empty while there is none.
    @Scoped
    Uni<Optional<Instant>> firstMade(Actor system) {
        return FIRST.first();
    }
}
